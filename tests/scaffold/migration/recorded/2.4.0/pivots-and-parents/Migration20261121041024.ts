import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041024 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "tag" drop constraint if exists "tag_value_unique";`);
    this.addSql(`create table if not exists "zone" ("id" text not null, "name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "zone_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_zone_deleted_at" ON "zone" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "tag" ("id" text not null, "value" text not null, "zone_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "tag_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_tag_value_unique" ON "tag" (value) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tag_zone_id" ON "tag" (zone_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tag_deleted_at" ON "tag" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "aisle" ("id" text not null, "zone_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "aisle_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_aisle_zone_id" ON "aisle" (zone_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_aisle_deleted_at" ON "aisle" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "bin" ("id" text not null, "aisle_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "bin_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_bin_aisle_id" ON "bin" (aisle_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_bin_deleted_at" ON "bin" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "bin_zone" ("bin_id" text not null, "zone_id" text not null, constraint "bin_zone_pkey" primary key ("bin_id", "zone_id"));`);

    this.addSql(`create table if not exists "bin_tags" ("bin_id" text not null, "tag_id" text not null, constraint "bin_tags_pkey" primary key ("bin_id", "tag_id"));`);

    this.addSql(`create table if not exists "aisle_tags" ("aisle_id" text not null, "tag_id" text not null, constraint "aisle_tags_pkey" primary key ("aisle_id", "tag_id"));`);

    this.addSql(`alter table if exists "tag" add constraint "tag_zone_id_foreign" foreign key ("zone_id") references "zone" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "aisle" add constraint "aisle_zone_id_foreign" foreign key ("zone_id") references "zone" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "bin" add constraint "bin_aisle_id_foreign" foreign key ("aisle_id") references "aisle" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "bin_zone" add constraint "bin_zone_bin_id_foreign" foreign key ("bin_id") references "bin" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "bin_zone" add constraint "bin_zone_zone_id_foreign" foreign key ("zone_id") references "zone" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "bin_tags" add constraint "bin_tags_bin_id_foreign" foreign key ("bin_id") references "bin" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "bin_tags" add constraint "bin_tags_tag_id_foreign" foreign key ("tag_id") references "tag" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "aisle_tags" add constraint "aisle_tags_aisle_id_foreign" foreign key ("aisle_id") references "aisle" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "aisle_tags" add constraint "aisle_tags_tag_id_foreign" foreign key ("tag_id") references "tag" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "tag" drop constraint if exists "tag_zone_id_foreign";`);

    this.addSql(`alter table if exists "aisle" drop constraint if exists "aisle_zone_id_foreign";`);

    this.addSql(`alter table if exists "bin_zone" drop constraint if exists "bin_zone_zone_id_foreign";`);

    this.addSql(`alter table if exists "bin_tags" drop constraint if exists "bin_tags_tag_id_foreign";`);

    this.addSql(`alter table if exists "aisle_tags" drop constraint if exists "aisle_tags_tag_id_foreign";`);

    this.addSql(`alter table if exists "bin" drop constraint if exists "bin_aisle_id_foreign";`);

    this.addSql(`alter table if exists "aisle_tags" drop constraint if exists "aisle_tags_aisle_id_foreign";`);

    this.addSql(`alter table if exists "bin_zone" drop constraint if exists "bin_zone_bin_id_foreign";`);

    this.addSql(`alter table if exists "bin_tags" drop constraint if exists "bin_tags_bin_id_foreign";`);

    this.addSql(`drop table if exists "zone" cascade;`);

    this.addSql(`drop table if exists "tag" cascade;`);

    this.addSql(`drop table if exists "aisle" cascade;`);

    this.addSql(`drop table if exists "bin" cascade;`);

    this.addSql(`drop table if exists "bin_zone" cascade;`);

    this.addSql(`drop table if exists "bin_tags" cascade;`);

    this.addSql(`drop table if exists "aisle_tags" cascade;`);
  }

}
