import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040907 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "warehouse" ("id" text not null, "name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "warehouse_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_warehouse_deleted_at" ON "warehouse" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "aisle" ("id" text not null, "code" text not null, "warehouse_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "aisle_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_aisle_warehouse_id" ON "aisle" (warehouse_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_aisle_deleted_at" ON "aisle" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "shelf_place" ("id" text not null, "level" integer not null, "aisle_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "shelf_place_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_shelf_place_aisle_id" ON "shelf_place" (aisle_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_shelf_place_deleted_at" ON "shelf_place" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "box" ("id" text not null, "label" text not null, "shelf_place_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "box_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_box_shelf_place_id" ON "box" (shelf_place_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_box_deleted_at" ON "box" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "aisle" add constraint "aisle_warehouse_id_foreign" foreign key ("warehouse_id") references "warehouse" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "shelf_place" add constraint "shelf_place_aisle_id_foreign" foreign key ("aisle_id") references "aisle" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "box" add constraint "box_shelf_place_id_foreign" foreign key ("shelf_place_id") references "shelf_place" ("id") on update cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "aisle" drop constraint if exists "aisle_warehouse_id_foreign";`);

    this.addSql(`alter table if exists "shelf_place" drop constraint if exists "shelf_place_aisle_id_foreign";`);

    this.addSql(`alter table if exists "box" drop constraint if exists "box_shelf_place_id_foreign";`);

    this.addSql(`drop table if exists "warehouse" cascade;`);

    this.addSql(`drop table if exists "aisle" cascade;`);

    this.addSql(`drop table if exists "shelf_place" cascade;`);

    this.addSql(`drop table if exists "box" cascade;`);
  }

}
