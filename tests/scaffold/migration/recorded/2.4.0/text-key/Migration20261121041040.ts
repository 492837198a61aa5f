import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041040 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "city" drop constraint if exists "city_twin_id_unique";`);
    this.addSql(`create table if not exists "country" ("iso" text not null, "number" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "country_pkey" primary key ("iso"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_country_deleted_at" ON "country" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "city" ("id" text not null, "name" text not null, "country_id" text not null, "twin_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "city_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_city_country_id" ON "city" (country_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_city_twin_id_unique" ON "city" (twin_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_city_deleted_at" ON "city" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "city" add constraint "city_country_id_foreign" foreign key ("country_id") references "country" ("iso") on update cascade;`);
    this.addSql(`alter table if exists "city" add constraint "city_twin_id_foreign" foreign key ("twin_id") references "country" ("iso") on update cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "city" drop constraint if exists "city_country_id_foreign";`);

    this.addSql(`alter table if exists "city" drop constraint if exists "city_twin_id_foreign";`);

    this.addSql(`drop table if exists "country" cascade;`);

    this.addSql(`drop table if exists "city" cascade;`);
  }

}
