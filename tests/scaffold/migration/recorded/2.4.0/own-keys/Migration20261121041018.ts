import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041018 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "office" drop constraint if exists "office_region_id_unique";`);
    this.addSql(`alter table if exists "region" drop constraint if exists "region_name_unique";`);
    this.addSql(`create table if not exists "badge" ("key" text not null, "label" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "badge_pkey" primary key ("key"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_badge_deleted_at" ON "badge" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "region" ("code" text not null, "name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "region_pkey" primary key ("code"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_region_name_unique" ON "region" (name) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_region_deleted_at" ON "region" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "badge_regions" ("badge_key" text not null, "region_code" text not null, constraint "badge_regions_pkey" primary key ("badge_key", "region_code"));`);

    this.addSql(`create table if not exists "area" ("slug" text not null, "name" text not null, "region_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "area_pkey" primary key ("slug"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_area_region_id" ON "area" (region_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_area_deleted_at" ON "area" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "office" ("id" text not null, "area_id" text not null, "region_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "office_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_office_region_id_unique" ON "office" (region_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_office_deleted_at" ON "office" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "badge_regions" add constraint "badge_regions_badge_key_foreign" foreign key ("badge_key") references "badge" ("key") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "badge_regions" add constraint "badge_regions_region_code_foreign" foreign key ("region_code") references "region" ("code") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "area" add constraint "area_region_id_foreign" foreign key ("region_id") references "region" ("code") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "office" add constraint "office_area_id_foreign" foreign key ("area_id") references "area" ("slug") on update cascade;`);
    this.addSql(`alter table if exists "office" add constraint "office_region_id_foreign" foreign key ("region_id") references "region" ("code") on update cascade on delete set null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "badge_regions" drop constraint if exists "badge_regions_badge_key_foreign";`);

    this.addSql(`alter table if exists "badge_regions" drop constraint if exists "badge_regions_region_code_foreign";`);

    this.addSql(`alter table if exists "area" drop constraint if exists "area_region_id_foreign";`);

    this.addSql(`alter table if exists "office" drop constraint if exists "office_region_id_foreign";`);

    this.addSql(`alter table if exists "office" drop constraint if exists "office_area_id_foreign";`);

    this.addSql(`drop table if exists "badge" cascade;`);

    this.addSql(`drop table if exists "region" cascade;`);

    this.addSql(`drop table if exists "badge_regions" cascade;`);

    this.addSql(`drop table if exists "area" cascade;`);

    this.addSql(`drop table if exists "office" cascade;`);
  }

}
