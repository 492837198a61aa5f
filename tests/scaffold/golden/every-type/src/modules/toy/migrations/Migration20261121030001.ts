import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121030001 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "address2" ("id" text not null, "customer_id" text not null, "street_name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "address2_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_address2_deleted_at" ON "address2" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "toy" ("id" text not null, "is_new" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "toy_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_toy_deleted_at" ON "toy" ("deleted_at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "address2" cascade;`);

    this.addSql(`drop table if exists "toy" cascade;`);
  }

}
