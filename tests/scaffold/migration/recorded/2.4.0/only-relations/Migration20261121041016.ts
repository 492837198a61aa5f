import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041016 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "junction" drop constraint if exists "junction_three_id_unique";`);
    this.addSql(`create table if not exists "one" ("id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "one_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_one_deleted_at" ON "one" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "three" ("id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "three_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_three_deleted_at" ON "three" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "two" ("id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "two_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_two_deleted_at" ON "two" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "junction" ("id" text not null, "one_id" text not null, "two_id" text null, "three_id" text not null, "spare_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "junction_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_junction_one_id" ON "junction" (one_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_junction_two_id" ON "junction" (two_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_junction_three_id_unique" ON "junction" (three_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_junction_deleted_at" ON "junction" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "junction" add constraint "junction_one_id_foreign" foreign key ("one_id") references "one" ("id") on update cascade;`);
    this.addSql(`alter table if exists "junction" add constraint "junction_two_id_foreign" foreign key ("two_id") references "two" ("id") on update cascade on delete set null;`);
    this.addSql(`alter table if exists "junction" add constraint "junction_three_id_foreign" foreign key ("three_id") references "three" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "junction" add constraint "junction_spare_id_foreign" foreign key ("spare_id") references "one" ("id") on update cascade on delete set null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "junction" drop constraint if exists "junction_one_id_foreign";`);

    this.addSql(`alter table if exists "junction" drop constraint if exists "junction_spare_id_foreign";`);

    this.addSql(`alter table if exists "junction" drop constraint if exists "junction_three_id_foreign";`);

    this.addSql(`alter table if exists "junction" drop constraint if exists "junction_two_id_foreign";`);

    this.addSql(`drop table if exists "one" cascade;`);

    this.addSql(`drop table if exists "three" cascade;`);

    this.addSql(`drop table if exists "two" cascade;`);

    this.addSql(`drop table if exists "junction" cascade;`);
  }

}
