import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040935 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "thing" drop constraint if exists "ab_unique";`);
    this.addSql(`alter table if exists "thing" drop constraint if exists "e_unique";`);
    this.addSql(`alter table if exists "thing" drop constraint if exists "thing_is_unique";`);
    this.addSql(`alter table if exists "thing" drop constraint if exists "thing_d_unique";`);
    this.addSql(`create table if not exists "thing" ("id" text not null, "a" text not null, "b" text not null, "c" text not null, "d" text not null, "is_unique" text not null, "e" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "thing_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "one_unique" ON "thing" (a) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "two" ON "thing" (b) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_c" ON "thing" (c) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_thing_d_unique" ON "thing" (d) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_thing_d" ON "thing" (d) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_thing_is_unique" ON "thing" (is_unique) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_e_unique" ON "thing" (e) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_thing_deleted_at" ON "thing" (deleted_at) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_ab_unique" ON "thing" (a, b) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "three_unique" ON "thing" (b, c) WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "thing" cascade;`);
  }

}
