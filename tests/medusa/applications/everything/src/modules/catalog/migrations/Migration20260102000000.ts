import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20260102000000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`update "brand" set "tier" = 'premium' where "rank" >= 1000;`)
  }

  override async down(): Promise<void> {}
}
