import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040923 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "top" ("id" text not null, "name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "top_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_top_deleted_at" ON "top" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "right_side" ("id" text not null, "top_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "right_side_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_right_side_top_id" ON "right_side" (top_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_right_side_deleted_at" ON "right_side" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "left_side" ("id" text not null, "top_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "left_side_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_left_side_top_id" ON "left_side" (top_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_left_side_deleted_at" ON "left_side" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "bottom" ("id" text not null, "left_id" text not null, "right_id" text not null, "top_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "bottom_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_bottom_left_id" ON "bottom" (left_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_bottom_right_id" ON "bottom" (right_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_bottom_top_id" ON "bottom" (top_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_bottom_deleted_at" ON "bottom" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "right_side" add constraint "right_side_top_id_foreign" foreign key ("top_id") references "top" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "left_side" add constraint "left_side_top_id_foreign" foreign key ("top_id") references "top" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "bottom" add constraint "bottom_left_id_foreign" foreign key ("left_id") references "left_side" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "bottom" add constraint "bottom_right_id_foreign" foreign key ("right_id") references "right_side" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "bottom" add constraint "bottom_top_id_foreign" foreign key ("top_id") references "top" ("id") on update cascade on delete set null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "right_side" drop constraint if exists "right_side_top_id_foreign";`);

    this.addSql(`alter table if exists "left_side" drop constraint if exists "left_side_top_id_foreign";`);

    this.addSql(`alter table if exists "bottom" drop constraint if exists "bottom_top_id_foreign";`);

    this.addSql(`alter table if exists "bottom" drop constraint if exists "bottom_right_id_foreign";`);

    this.addSql(`alter table if exists "bottom" drop constraint if exists "bottom_left_id_foreign";`);

    this.addSql(`drop table if exists "top" cascade;`);

    this.addSql(`drop table if exists "right_side" cascade;`);

    this.addSql(`drop table if exists "left_side" cascade;`);

    this.addSql(`drop table if exists "bottom" cascade;`);
  }

}
