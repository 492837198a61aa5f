import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040858 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "ticket_note" drop constraint if exists "ticket_note_ticket_id_position_unique";`);
    this.addSql(`alter table if exists "ticket" drop constraint if exists "ticket_code_unique";`);
    this.addSql(`create table if not exists "ticket" ("id" text not null, "number" serial, "title" text not null, "rank" serial, "code" serial, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "ticket_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_ticket_rank" ON "ticket" (rank) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_ticket_code_unique" ON "ticket" (code) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_ticket_deleted_at" ON "ticket" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "ticket_note" ("id" text not null, "ticket_id" text not null, "position" serial, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "ticket_note_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_ticket_note_ticket_id" ON "ticket_note" (ticket_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_ticket_note_deleted_at" ON "ticket_note" (deleted_at) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_ticket_note_ticket_id_position_unique" ON "ticket_note" (ticket_id, position) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "ticket_note" add constraint "ticket_note_ticket_id_foreign" foreign key ("ticket_id") references "ticket" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "ticket_note" drop constraint if exists "ticket_note_ticket_id_foreign";`);

    this.addSql(`drop table if exists "ticket" cascade;`);

    this.addSql(`drop table if exists "ticket_note" cascade;`);
  }

}
