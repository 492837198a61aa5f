import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041036 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "a_size" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "a_size_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_a_size_deleted_at" ON "a_size" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "size" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "size_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_deleted_at" ON "size" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "a_b" ("id" text not null, "size_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "a_b_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_a_b_size_id" ON "a_b" (size_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_a_b_deleted_at" ON "a_b" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "size_pivot" ("ab_id" text not null, "size_id" text not null, constraint "size_pivot_pkey" primary key ("ab_id", "size_id"));`);

    this.addSql(`create table if not exists "size2" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "size2_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size2_deleted_at" ON "size2" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "size_3" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "size_3_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_3_deleted_at" ON "size_3" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "size_a" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "size_a_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_a_deleted_at" ON "size_a" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sizeb" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sizeb_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sizeb_deleted_at" ON "sizeb" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sizeguide" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sizeguide_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sizeguide_deleted_at" ON "sizeguide" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "size_guide" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "size_guide_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_guide_deleted_at" ON "size_guide" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "size_bb" ("id" text not null, "z_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "size_bb_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_bb_z_id" ON "size_bb" (z_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_bb_deleted_at" ON "size_bb" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "size_guide_entry" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "size_guide_entry_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_guide_entry_deleted_at" ON "size_guide_entry" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sizes" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sizes_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sizes_deleted_at" ON "sizes" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "zone" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "zone_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_zone_deleted_at" ON "zone" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sizes_zones" ("sizes_id" text not null, "zone_id" text not null, constraint "sizes_zones_pkey" primary key ("sizes_id", "zone_id"));`);

    this.addSql(`alter table if exists "a_b" add constraint "a_b_size_id_foreign" foreign key ("size_id") references "size" ("id") on update cascade;`);

    this.addSql(`alter table if exists "size_pivot" add constraint "size_pivot_ab_id_foreign" foreign key ("ab_id") references "a_b" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "size_pivot" add constraint "size_pivot_size_id_foreign" foreign key ("size_id") references "size" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "size_bb" add constraint "size_bb_z_id_foreign" foreign key ("z_id") references "size_guide" ("id") on update cascade;`);

    this.addSql(`alter table if exists "sizes_zones" add constraint "sizes_zones_sizes_id_foreign" foreign key ("sizes_id") references "sizes" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "sizes_zones" add constraint "sizes_zones_zone_id_foreign" foreign key ("zone_id") references "zone" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "a_b" drop constraint if exists "a_b_size_id_foreign";`);

    this.addSql(`alter table if exists "size_pivot" drop constraint if exists "size_pivot_size_id_foreign";`);

    this.addSql(`alter table if exists "size_pivot" drop constraint if exists "size_pivot_ab_id_foreign";`);

    this.addSql(`alter table if exists "size_bb" drop constraint if exists "size_bb_z_id_foreign";`);

    this.addSql(`alter table if exists "sizes_zones" drop constraint if exists "sizes_zones_sizes_id_foreign";`);

    this.addSql(`alter table if exists "sizes_zones" drop constraint if exists "sizes_zones_zone_id_foreign";`);

    this.addSql(`drop table if exists "a_size" cascade;`);

    this.addSql(`drop table if exists "size" cascade;`);

    this.addSql(`drop table if exists "a_b" cascade;`);

    this.addSql(`drop table if exists "size_pivot" cascade;`);

    this.addSql(`drop table if exists "size2" cascade;`);

    this.addSql(`drop table if exists "size_3" cascade;`);

    this.addSql(`drop table if exists "size_a" cascade;`);

    this.addSql(`drop table if exists "sizeb" cascade;`);

    this.addSql(`drop table if exists "sizeguide" cascade;`);

    this.addSql(`drop table if exists "size_guide" cascade;`);

    this.addSql(`drop table if exists "size_bb" cascade;`);

    this.addSql(`drop table if exists "size_guide_entry" cascade;`);

    this.addSql(`drop table if exists "sizes" cascade;`);

    this.addSql(`drop table if exists "zone" cascade;`);

    this.addSql(`drop table if exists "sizes_zones" cascade;`);
  }

}
