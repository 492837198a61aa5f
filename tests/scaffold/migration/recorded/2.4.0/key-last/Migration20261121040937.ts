import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040937 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "line" drop constraint if exists "line_seq_unique";`);
    this.addSql(`create table if not exists "ledger" ("id" text not null, "total" numeric not null, "parent_id" text null, "title" text not null, "raw_total" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "ledger_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_ledger_parent_id" ON "ledger" (parent_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_ledger_deleted_at" ON "ledger" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "line" ("code" text not null, "ledger_id" text not null, "at" timestamptz not null, "seq" serial, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "line_pkey" primary key ("code"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_line_ledger_id" ON "line" (ledger_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_line_code" ON "line" (code) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_line_seq_unique" ON "line" (seq) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_line_deleted_at" ON "line" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "ledger" add constraint "ledger_parent_id_foreign" foreign key ("parent_id") references "ledger" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "line" add constraint "line_ledger_id_foreign" foreign key ("ledger_id") references "ledger" ("id") on update cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "ledger" drop constraint if exists "ledger_parent_id_foreign";`);

    this.addSql(`alter table if exists "line" drop constraint if exists "line_ledger_id_foreign";`);

    this.addSql(`drop table if exists "ledger" cascade;`);

    this.addSql(`drop table if exists "line" cascade;`);
  }

}
