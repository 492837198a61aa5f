import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040927 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "level2" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "level2_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_level2_deleted_at" ON "level2" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "line1item" ("id" text not null, "x2" text not null, "level2id" text not null, "line_of_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "line1item_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_line1item_level2id" ON "line1item" (level2id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_line1item_line_of_id" ON "line1item" (line_of_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_line1item_deleted_at" ON "line1item" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "line1item" add constraint "line1item_level2id_foreign" foreign key ("level2id") references "level2" ("id") on update cascade;`);
    this.addSql(`alter table if exists "line1item" add constraint "line1item_line_of_id_foreign" foreign key ("line_of_id") references "level2" ("id") on update cascade on delete set null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "line1item" drop constraint if exists "line1item_level2id_foreign";`);

    this.addSql(`alter table if exists "line1item" drop constraint if exists "line1item_line_of_id_foreign";`);

    this.addSql(`drop table if exists "level2" cascade;`);

    this.addSql(`drop table if exists "line1item" cascade;`);
  }

}
