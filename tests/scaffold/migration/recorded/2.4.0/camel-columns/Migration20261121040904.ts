import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040904 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "size_chart" drop constraint if exists "size_chart_isActiveNow_unique";`);
    this.addSql(`create table if not exists "size_chart" ("id" text not null, "firstName" text not null, "unitPrice" numeric not null default 1, "isActiveNow" text not null, "lastSeen" text not null, "raw_unitPrice" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "size_chart_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_size_chart_isActiveNow_unique" ON "size_chart" (isActiveNow) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_chart_lastSeen" ON "size_chart" (lastSeen) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_chart_deleted_at" ON "size_chart" (deleted_at) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_chart_firstName_lastSeen" ON "size_chart" (firstName, lastSeen) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "size_chart_row" ("id" text not null, "size_chart_id" text not null, "rowNumber" serial, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "size_chart_row_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_chart_row_size_chart_id" ON "size_chart_row" (size_chart_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_chart_row_deleted_at" ON "size_chart_row" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "size_chart_row" add constraint "size_chart_row_size_chart_id_foreign" foreign key ("size_chart_id") references "size_chart" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "size_chart_row" drop constraint if exists "size_chart_row_size_chart_id_foreign";`);

    this.addSql(`drop table if exists "size_chart" cascade;`);

    this.addSql(`drop table if exists "size_chart_row" cascade;`);
  }

}
