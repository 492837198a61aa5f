import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121030000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "sales_person" drop constraint if exists "sales_person_email_unique";`);
    this.addSql(`alter table if exists "approval_status" drop constraint if exists "approval_status_name_unique";`);
    this.addSql(`create table if not exists "approval_status" ("id" text not null, "name" text not null, "settings" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "approval_status_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_approval_status_name_unique" ON "approval_status" ("name") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_approval_status_deleted_at" ON "approval_status" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "data" ("id" text not null, "note" text null, "seen_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "data_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_data_deleted_at" ON "data" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "product_index" ("id" text not null, "rank" integer not null default 0, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "product_index_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_product_index_deleted_at" ON "product_index" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "quiz" ("id" text not null, "title" text not null, "score" numeric null, "approval_status_id" text not null, "raw_score" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "quiz_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_quiz_approval_status_id" ON "quiz" ("approval_status_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_quiz_deleted_at" ON "quiz" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sales_person" ("id" text not null, "email" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sales_person_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sales_person_email_unique" ON "sales_person" ("email") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sales_person_deleted_at" ON "sales_person" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "search_criterion" ("id" text not null, "label" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "search_criterion_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_search_criterion_deleted_at" ON "search_criterion" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sheep" ("id" text not null, "name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sheep_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sheep_deleted_at" ON "sheep" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "time_series" ("id" text not null, "customer_id" text not null, "value" real not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "time_series_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_time_series_deleted_at" ON "time_series" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "quiz" add constraint "quiz_approval_status_id_foreign" foreign key ("approval_status_id") references "approval_status" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "quiz" drop constraint if exists "quiz_approval_status_id_foreign";`);

    this.addSql(`drop table if exists "approval_status" cascade;`);

    this.addSql(`drop table if exists "data" cascade;`);

    this.addSql(`drop table if exists "product_index" cascade;`);

    this.addSql(`drop table if exists "quiz" cascade;`);

    this.addSql(`drop table if exists "sales_person" cascade;`);

    this.addSql(`drop table if exists "search_criterion" cascade;`);

    this.addSql(`drop table if exists "sheep" cascade;`);

    this.addSql(`drop table if exists "time_series" cascade;`);
  }

}
