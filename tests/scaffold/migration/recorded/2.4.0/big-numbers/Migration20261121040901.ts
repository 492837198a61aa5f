import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040901 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "amount" drop constraint if exists "amount_margin_unique";`);
    this.addSql(`create table if not exists "amount" ("id" text not null, "price" numeric not null, "currency" text not null, "cost" numeric null default 3, "margin" numeric not null default 0.25, "raw_price" jsonb not null, "raw_cost" jsonb null, "raw_margin" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "amount_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_amount_margin_unique" ON "amount" (margin) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_amount_deleted_at" ON "amount" (deleted_at) WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "amount" cascade;`);
  }

}
