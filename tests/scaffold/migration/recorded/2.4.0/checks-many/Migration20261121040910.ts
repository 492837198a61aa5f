import { Migration } from '@mikro-orm/migrations';

export class Migration20261121040910 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`create table if not exists "posting" ("id" text not null, "amount" numeric not null, "qty" integer not null default 1, "currency" text not null, "kind" text not null, "from_at" timestamptz not null, "to_at" timestamptz null, "raw_amount" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "posting_pkey" primary key ("id"), constraint amount_not_zero check (amount <> 0), constraint qty_in_range check ((qty >= 1 AND qty <= 1000)), constraint currency_three check (char_length(currency) = 3), constraint kind_known check (kind in ('debit', 'credit')), constraint ends_later check (to_at is null or to_at > from_at));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_posting_deleted_at" ON "posting" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "posting_line" ("id" text not null, "posting_id" text not null, "part" real not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "posting_line_pkey" primary key ("id"), constraint part_of_one check (part > 0 and part <= 1));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_posting_line_posting_id" ON "posting_line" (posting_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_posting_line_deleted_at" ON "posting_line" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "posting_line" add constraint "posting_line_posting_id_foreign" foreign key ("posting_id") references "posting" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "posting_line" drop constraint if exists "posting_line_posting_id_foreign";`);

    this.addSql(`drop table if exists "posting" cascade;`);

    this.addSql(`drop table if exists "posting_line" cascade;`);
  }

}
