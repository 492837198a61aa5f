import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040934 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "right" ("id" text not null, "left_id" text not null, "other_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "right_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_right_left_id" ON "right" (left_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_right_deleted_at" ON "right" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "left" ("id" text not null, "right_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "left_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_left_deleted_at" ON "left" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "right" add constraint "right_left_id_foreign" foreign key ("left_id") references "left" ("id") on update cascade;`);
    this.addSql(`alter table if exists "right" add constraint "right_other_id_foreign" foreign key ("other_id") references "left" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "left" add constraint "left_right_id_foreign" foreign key ("right_id") references "right" ("id") on update cascade on delete set null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "left" drop constraint if exists "left_right_id_foreign";`);

    this.addSql(`alter table if exists "right" drop constraint if exists "right_left_id_foreign";`);

    this.addSql(`alter table if exists "right" drop constraint if exists "right_other_id_foreign";`);

    this.addSql(`drop table if exists "right" cascade;`);

    this.addSql(`drop table if exists "left" cascade;`);
  }

}
