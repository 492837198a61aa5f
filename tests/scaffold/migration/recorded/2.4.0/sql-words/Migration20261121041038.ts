import { Migration } from '@mikro-orm/migrations';

export class Migration20261121041038 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "phrase" ("id" text not null, "select" text not null, "from" text null, "where" text not null default 'here', "limit" integer not null default 10, "desc" boolean not null default false, "user" text not null, "position" integer not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "phrase_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_phrase_deleted_at" ON "phrase" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "case" ("id" text not null, "end" timestamptz not null, "when" timestamptz null, "else_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "case_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_case_else_id" ON "case" (else_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_case_deleted_at" ON "case" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "union" ("id" text not null, "phrase_id" text not null, "join" text not null, "left" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "union_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_union_phrase_id" ON "union" (phrase_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_union_deleted_at" ON "union" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "case" add constraint "case_else_id_foreign" foreign key ("else_id") references "phrase" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "union" add constraint "union_phrase_id_foreign" foreign key ("phrase_id") references "phrase" ("id") on update cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "case" drop constraint if exists "case_else_id_foreign";`);

    this.addSql(`alter table if exists "union" drop constraint if exists "union_phrase_id_foreign";`);

    this.addSql(`drop table if exists "phrase" cascade;`);

    this.addSql(`drop table if exists "case" cascade;`);

    this.addSql(`drop table if exists "union" cascade;`);
  }

}
