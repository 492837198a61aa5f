import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040952 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "kinds" drop constraint if exists "kinds_an_enum_unique";`);
    this.addSql(`alter table if exists "kinds" drop constraint if exists "kinds_a_autoincrement_unique";`);
    this.addSql(`alter table if exists "kinds" drop constraint if exists "kinds_a_array_unique";`);
    this.addSql(`alter table if exists "kinds" drop constraint if exists "kinds_a_json_unique";`);
    this.addSql(`alter table if exists "kinds" drop constraint if exists "kinds_a_datetime_unique";`);
    this.addSql(`alter table if exists "kinds" drop constraint if exists "kinds_a_boolean_unique";`);
    this.addSql(`alter table if exists "kinds" drop constraint if exists "kinds_a_float_unique";`);
    this.addSql(`alter table if exists "kinds" drop constraint if exists "kinds_a_bignumber_unique";`);
    this.addSql(`alter table if exists "kinds" drop constraint if exists "kinds_a_number_unique";`);
    this.addSql(`alter table if exists "kinds" drop constraint if exists "kinds_a_text_unique";`);
    this.addSql(`create table if not exists "kinds" ("id" text not null, "a_text" text not null, "a_number" integer not null, "a_bignumber" numeric not null, "a_float" real not null, "a_boolean" boolean not null, "a_datetime" timestamptz not null, "a_json" jsonb not null, "a_array" text[] not null, "a_autoincrement" serial, "an_enum" text check ("an_enum" in ('a', 'b')) not null, "raw_a_bignumber" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "kinds_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_kinds_a_text_unique" ON "kinds" (a_text) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_kinds_a_number_unique" ON "kinds" (a_number) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_kinds_a_bignumber_unique" ON "kinds" (a_bignumber) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_kinds_a_float_unique" ON "kinds" (a_float) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_kinds_a_boolean_unique" ON "kinds" (a_boolean) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_kinds_a_datetime_unique" ON "kinds" (a_datetime) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_kinds_a_json_unique" ON "kinds" (a_json) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_kinds_a_array_unique" ON "kinds" (a_array) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_kinds_a_autoincrement_unique" ON "kinds" (a_autoincrement) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_kinds_an_enum_unique" ON "kinds" (an_enum) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_deleted_at" ON "kinds" (deleted_at) WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "kinds" cascade;`);
  }

}
