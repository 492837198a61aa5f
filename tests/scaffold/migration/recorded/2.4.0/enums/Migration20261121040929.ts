import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040929 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "enums" ("id" text not null, "one" text check ("one" in ('only')) not null, "odd" text check ("odd" in ('a b', 'c?', 'd"', 'e\`\$\\', 'é', 'f,g', '1')) not null default 'c?', "none" text check ("none" in ('x', 'y')) null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "enums_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_enums_deleted_at" ON "enums" (deleted_at) WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "enums" cascade;`);
  }

}
