import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20260105000000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "points" ("id" text not null primary key, "customer_id" text not null, "balance" integer not null default 0, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null);`
    )
    this.addSql(
      `create unique index if not exists "IDX_points_customer_id_unique" on "points" ("customer_id") where deleted_at is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "points" cascade;`)
  }
}
