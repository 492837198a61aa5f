import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041045 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "entry" drop constraint if exists "entry_record_id_label_origin_id_unique";`);
    this.addSql(`alter table if exists "entry" drop constraint if exists "entry_record_id_origin_id_unique";`);
    this.addSql(`alter table if exists "record" drop constraint if exists "record_maybe_an_enum_unique";`);
    this.addSql(`alter table if exists "record" drop constraint if exists "record_a_text_a_number_a_date_unique";`);
    this.addSql(`alter table if exists "record" drop constraint if exists "record_maybe_unique";`);
    this.addSql(`alter table if exists "record" drop constraint if exists "record_an_enum_unique";`);
    this.addSql(`alter table if exists "record" drop constraint if exists "record_a_bool_unique";`);
    this.addSql(`alter table if exists "record" drop constraint if exists "record_a_date_unique";`);
    this.addSql(`alter table if exists "record" drop constraint if exists "record_a_big_unique";`);
    this.addSql(`alter table if exists "record" drop constraint if exists "record_a_number_unique";`);
    this.addSql(`alter table if exists "record" drop constraint if exists "record_a_text_unique";`);
    this.addSql(`create table if not exists "record" ("id" text not null, "a_text" text not null, "a_number" integer not null, "a_float" real not null, "a_big" numeric not null, "a_date" timestamptz not null, "a_bool" boolean not null, "an_enum" text check ("an_enum" in ('x', 'y')) not null, "maybe" text null, "raw_a_big" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "record_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_record_a_text_unique" ON "record" (a_text) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_record_a_number_unique" ON "record" (a_number) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "UQ_float" ON "record" (a_float) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_record_a_big_unique" ON "record" (a_big) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_record_a_date_unique" ON "record" (a_date) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_record_a_bool_unique" ON "record" (a_bool) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_record_an_enum_unique" ON "record" (an_enum) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_record_maybe_unique" ON "record" (maybe) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_record_deleted_at" ON "record" (deleted_at) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_record_a_text_a_number_a_date_unique" ON "record" (a_text, a_number, a_date) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_record_maybe_an_enum_unique" ON "record" (maybe, an_enum) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "entry" ("id" text not null, "record_id" text not null, "origin_id" text null, "label" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "entry_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_entry_record_id" ON "entry" (record_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_entry_origin_id" ON "entry" (origin_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_entry_deleted_at" ON "entry" (deleted_at) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_entry_record_id_origin_id_unique" ON "entry" (record_id, origin_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_entry_record_id_label_origin_id_unique" ON "entry" (record_id, label, origin_id) WHERE label <> '' AND deleted_at IS NULL;`);

    this.addSql(`alter table if exists "entry" add constraint "entry_record_id_foreign" foreign key ("record_id") references "record" ("id") on update cascade;`);
    this.addSql(`alter table if exists "entry" add constraint "entry_origin_id_foreign" foreign key ("origin_id") references "record" ("id") on update cascade on delete set null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "entry" drop constraint if exists "entry_record_id_foreign";`);

    this.addSql(`alter table if exists "entry" drop constraint if exists "entry_origin_id_foreign";`);

    this.addSql(`drop table if exists "record" cascade;`);

    this.addSql(`drop table if exists "entry" cascade;`);
  }

}
