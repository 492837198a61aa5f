import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041034 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "abc" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "abc_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_abc_deleted_at" ON "abc" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "a" ("id" text not null, "y" text not null, "abc_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "a_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_a_abc_id" ON "a" (abc_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_a_deleted_at" ON "a" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "a" add constraint "a_abc_id_foreign" foreign key ("abc_id") references "abc" ("id") on update cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "a" drop constraint if exists "a_abc_id_foreign";`);

    this.addSql(`drop table if exists "abc" cascade;`);

    this.addSql(`drop table if exists "a" cascade;`);
  }

}
