import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040943 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "kinds" drop constraint if exists "kinds_is_unique";`);
    this.addSql(`alter table if exists "kinds" drop constraint if exists "named_unique";`);
    this.addSql(`alter table if exists "kinds" drop constraint if exists "own_unique";`);
    this.addSql(`alter table if exists "kinds" drop constraint if exists "kinds_both_unique";`);
    this.addSql(`create table if not exists "kinds" ("id" text not null, "a_text" text not null, "a_number" integer not null, "a_bignumber" numeric not null, "a_float" real not null, "a_boolean" boolean not null, "a_datetime" timestamptz not null, "a_json" jsonb not null, "a_array" text[] not null, "a_autoincrement" serial, "an_enum" text check ("an_enum" in ('a', 'b')) not null, "both" text not null, "named" text not null, "named_too" text not null, "named_unique" text not null, "is_unique" text not null, "raw_a_bignumber" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "kinds_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_a_text" ON "kinds" (a_text) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_a_number" ON "kinds" (a_number) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_a_bignumber" ON "kinds" (a_bignumber) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_a_float" ON "kinds" (a_float) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_a_boolean" ON "kinds" (a_boolean) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_a_datetime" ON "kinds" (a_datetime) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_a_json" ON "kinds" (a_json) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_a_array" ON "kinds" (a_array) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_a_autoincrement" ON "kinds" (a_autoincrement) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_an_enum" ON "kinds" (an_enum) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_kinds_both_unique" ON "kinds" (both) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_both" ON "kinds" (both) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_own_unique" ON "kinds" (named) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "own_index" ON "kinds" (named_too) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_named_unique" ON "kinds" (named_unique) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_is_unique" ON "kinds" (is_unique) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_kinds_deleted_at" ON "kinds" (deleted_at) WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "kinds" cascade;`);
  }

}
