import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20260201000000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "wishlist" add column if not exists "gift_message" text null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "wishlist" drop column if exists "gift_message";`
    )
  }
}
