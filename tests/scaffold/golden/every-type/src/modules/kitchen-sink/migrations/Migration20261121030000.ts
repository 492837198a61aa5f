import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121030000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "sink" drop constraint if exists "sink_serial_unique";`);
    this.addSql(`alter table if exists "sink" drop constraint if exists "sink_code_unique";`);
    this.addSql(`create table if not exists "sink" ("id" text not null, "name" text not null, "code" text not null, "note" text null, "serial" integer not null, "amount" integer not null default 3, "price" numeric not null, "price_default" numeric not null default 10, "price_null" numeric null, "ratio" real not null, "ratio_null" real null, "is_on" boolean not null default true, "is_off" boolean not null, "starts_at" timestamptz not null, "ends_at" timestamptz null, "settings" jsonb not null, "extra" jsonb null, "preset" jsonb not null default '{"a":1,"b-c":[1,"x"]}', "tags" text[] not null, "labels" text[] not null default '{a,b c}', "kind" text check ("kind" in ('a', 'b')) not null default 'a', "color" text check ("color" in ('red', 'green', 'blue')) null, "raw_price" jsonb not null, "raw_price_default" jsonb not null default '{"value":"10","precision":20}', "raw_price_null" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sink_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sink_code_unique" ON "sink" ("code") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sink_serial_unique" ON "sink" ("serial") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sink_deleted_at" ON "sink" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sink_name_amount" ON "sink" ("name", "amount") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sink_note" ("id" text not null, "body" text not null, "sink_id" text null, "parent_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sink_note_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sink_note_sink_id" ON "sink_note" ("sink_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sink_note_parent_id" ON "sink_note" ("parent_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sink_note_deleted_at" ON "sink_note" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sink_part" ("id" text not null, "label" text not null, "weight" numeric not null, "sink_id" text not null, "raw_weight" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sink_part_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sink_part_sink_id" ON "sink_part" ("sink_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sink_part_deleted_at" ON "sink_part" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "screw" ("id" text not null, "size" integer not null, "made_at" timestamptz not null, "shape" text check ("shape" in ('flat', 'cross')) not null, "part_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "screw_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_screw_part_id" ON "screw" ("part_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_screw_deleted_at" ON "screw" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "sink_note" add constraint "sink_note_sink_id_foreign" foreign key ("sink_id") references "sink" ("id") on update cascade on delete set null;`);
    this.addSql(`alter table if exists "sink_note" add constraint "sink_note_parent_id_foreign" foreign key ("parent_id") references "sink_note" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "sink_part" add constraint "sink_part_sink_id_foreign" foreign key ("sink_id") references "sink" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "screw" add constraint "screw_part_id_foreign" foreign key ("part_id") references "sink_part" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "sink_note" drop constraint if exists "sink_note_sink_id_foreign";`);

    this.addSql(`alter table if exists "sink_part" drop constraint if exists "sink_part_sink_id_foreign";`);

    this.addSql(`alter table if exists "sink_note" drop constraint if exists "sink_note_parent_id_foreign";`);

    this.addSql(`alter table if exists "screw" drop constraint if exists "screw_part_id_foreign";`);

    this.addSql(`drop table if exists "sink" cascade;`);

    this.addSql(`drop table if exists "sink_note" cascade;`);

    this.addSql(`drop table if exists "sink_part" cascade;`);

    this.addSql(`drop table if exists "screw" cascade;`);
  }

}
