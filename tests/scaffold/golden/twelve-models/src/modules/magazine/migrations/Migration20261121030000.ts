import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121030000 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "topic" drop constraint if exists "topic_name_unique";`);
    this.addSql(`alter table if exists "tag" drop constraint if exists "tag_class_unique";`);
    this.addSql(`alter table if exists "summary" drop constraint if exists "summary_article_id_unique";`);
    this.addSql(`alter table if exists "article" drop constraint if exists "article_slug_unique";`);
    this.addSql(`alter table if exists "section" drop constraint if exists "section_room_unique";`);
    this.addSql(`alter table if exists "seal" drop constraint if exists "seal_file_id_unique";`);
    this.addSql(`alter table if exists "seal" drop constraint if exists "seal_number_unique";`);
    this.addSql(`alter table if exists "credit" drop constraint if exists "credit_article_id_author_id_unique";`);
    this.addSql(`alter table if exists "contract" drop constraint if exists "contract_author_id_unique";`);
    this.addSql(`create table if not exists "author" ("id" text not null, "name" text not null, "pen_name" text null, "royalty" numeric not null default 10, "raw_royalty" jsonb not null default '{"value":"10","precision":20}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "author_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_author_name" ON "author" ("name") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_author_deleted_at" ON "author" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "contract" ("id" text not null, "signed_at" timestamptz not null, "terms" jsonb not null default '{}', "pages" text[] not null default '{}', "author_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "contract_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_contract_author_id_unique" ON "contract" ("author_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_contract_deleted_at" ON "contract" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "contract_file" ("id" text not null, "name" text not null, "position" serial, "contract_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "contract_file_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_contract_file_contract_id" ON "contract_file" ("contract_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_contract_file_deleted_at" ON "contract_file" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "credit" ("id" text not null, "role" text check ("role" in ('writer', 'photographer')) not null default 'writer', "article_id" text not null, "author_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "credit_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_credit_article_id" ON "credit" ("article_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_credit_author_id" ON "credit" ("author_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_credit_deleted_at" ON "credit" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_credit_article_id_author_id_unique" ON "credit" ("article_id", "author_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "seal" ("id" text not null, "wax" text check ("wax" in ('red', 'black')) not null, "number" serial, "file_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "seal_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_seal_number_unique" ON "seal" ("number") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_seal_file_id_unique" ON "seal" ("file_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_seal_deleted_at" ON "seal" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "section" ("code" text not null, "name" text not null, "order" integer not null default 1, "room" integer not null, "parent_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "section_pkey" primary key ("code"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_section_room_unique" ON "section" ("room") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_section_parent_id" ON "section" ("parent_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_section_deleted_at" ON "section" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "article" ("id" text not null, "title" text not null, "slug" text not null, "number" serial, "status" text check ("status" in ('draft', 'published', 'archived')) not null default 'draft', "words" integer not null default 0, "fee" numeric null, "rating" real null, "pinned" boolean not null default false, "published_at" timestamptz null, "expires_at" timestamptz null, "labels" text[] not null, "metadata" jsonb null, "section_id" text not null, "editor_id" text null, "cover_id" text null, "raw_fee" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "article_pkey" primary key ("id"), constraint counted_words check (words >= 0), constraint expires_later check (expires_at IS NULL OR published_at < expires_at));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_article_slug_unique" ON "article" ("slug") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_article_section_id" ON "article" ("section_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_article_editor_id" ON "article" ("editor_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_article_deleted_at" ON "article" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_article_status_published_at" ON "article" ("status", "published_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_article_title" ON "article" ("title") WHERE (pinned = TRUE OR status = 'published') AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_article_labels" ON "article" USING GIN ("labels") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_article_live_title" ON "article" ("section_id", "title") WHERE status <> 'archived' AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "revision" ("id" text not null, "note" text not null, "version" integer not null, "article_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "revision_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_revision_article_id" ON "revision" ("article_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_revision_deleted_at" ON "revision" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "picture" ("id" text not null, "url" text not null, "width" integer not null, "height" integer not null, "ratio" real not null default 1.5, "revision_id" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "picture_pkey" primary key ("id"), constraint landscape check (width >= height AND height BETWEEN 10 AND 5000));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_picture_revision_id" ON "picture" ("revision_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_picture_deleted_at" ON "picture" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "article_reference" ("article_id" text not null, "related_article_id" text not null, constraint "article_reference_pkey" primary key ("article_id", "related_article_id"));`);

    this.addSql(`create table if not exists "summary" ("id" text not null, "body" text not null, "details" jsonb not null, "article_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "summary_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_summary_article_id_unique" ON "summary" ("article_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_summary_deleted_at" ON "summary" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "tag" ("key" text not null, "label" text null, "class" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "tag_pkey" primary key ("key"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_tag_class_unique" ON "tag" ("class") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_tag_deleted_at" ON "tag" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "article_tagging" ("article_id" text not null, "tag_key" text not null, constraint "article_tagging_pkey" primary key ("article_id", "tag_key"));`);

    this.addSql(`create table if not exists "topic" ("id" text not null, "name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "topic_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_topic_name_unique" ON "topic" ("name") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_topic_deleted_at" ON "topic" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "article_topics" ("article_id" text not null, "topic_id" text not null, constraint "article_topics_pkey" primary key ("article_id", "topic_id"));`);

    this.addSql(`alter table if exists "contract" add constraint "contract_author_id_foreign" foreign key ("author_id") references "author" ("id") on update cascade;`);

    this.addSql(`alter table if exists "contract_file" add constraint "contract_file_contract_id_foreign" foreign key ("contract_id") references "contract" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "seal" add constraint "seal_file_id_foreign" foreign key ("file_id") references "contract_file" ("id") on update cascade;`);

    this.addSql(`alter table if exists "section" add constraint "section_parent_id_foreign" foreign key ("parent_id") references "section" ("code") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "article" add constraint "article_section_id_foreign" foreign key ("section_id") references "section" ("code") on update cascade;`);
    this.addSql(`alter table if exists "article" add constraint "article_editor_id_foreign" foreign key ("editor_id") references "author" ("id") on update cascade on delete set null;`);
    this.addSql(`alter table if exists "article" add constraint "article_cover_id_foreign" foreign key ("cover_id") references "picture" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "revision" add constraint "revision_article_id_foreign" foreign key ("article_id") references "article" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "picture" add constraint "picture_revision_id_foreign" foreign key ("revision_id") references "revision" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "article_reference" add constraint "article_reference_article_id_foreign" foreign key ("article_id") references "article" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "article_reference" add constraint "article_reference_related_article_id_foreign" foreign key ("related_article_id") references "article" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "summary" add constraint "summary_article_id_foreign" foreign key ("article_id") references "article" ("id") on update cascade;`);

    this.addSql(`alter table if exists "article_tagging" add constraint "article_tagging_article_id_foreign" foreign key ("article_id") references "article" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "article_tagging" add constraint "article_tagging_tag_key_foreign" foreign key ("tag_key") references "tag" ("key") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "article_topics" add constraint "article_topics_article_id_foreign" foreign key ("article_id") references "article" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "article_topics" add constraint "article_topics_topic_id_foreign" foreign key ("topic_id") references "topic" ("id") on update cascade on delete cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "contract" drop constraint if exists "contract_author_id_foreign";`);

    this.addSql(`alter table if exists "article" drop constraint if exists "article_editor_id_foreign";`);

    this.addSql(`alter table if exists "contract_file" drop constraint if exists "contract_file_contract_id_foreign";`);

    this.addSql(`alter table if exists "seal" drop constraint if exists "seal_file_id_foreign";`);

    this.addSql(`alter table if exists "section" drop constraint if exists "section_parent_id_foreign";`);

    this.addSql(`alter table if exists "article" drop constraint if exists "article_section_id_foreign";`);

    this.addSql(`alter table if exists "revision" drop constraint if exists "revision_article_id_foreign";`);

    this.addSql(`alter table if exists "article_reference" drop constraint if exists "article_reference_article_id_foreign";`);

    this.addSql(`alter table if exists "article_reference" drop constraint if exists "article_reference_related_article_id_foreign";`);

    this.addSql(`alter table if exists "summary" drop constraint if exists "summary_article_id_foreign";`);

    this.addSql(`alter table if exists "article_tagging" drop constraint if exists "article_tagging_article_id_foreign";`);

    this.addSql(`alter table if exists "article_topics" drop constraint if exists "article_topics_article_id_foreign";`);

    this.addSql(`alter table if exists "picture" drop constraint if exists "picture_revision_id_foreign";`);

    this.addSql(`alter table if exists "article" drop constraint if exists "article_cover_id_foreign";`);

    this.addSql(`alter table if exists "article_tagging" drop constraint if exists "article_tagging_tag_key_foreign";`);

    this.addSql(`alter table if exists "article_topics" drop constraint if exists "article_topics_topic_id_foreign";`);

    this.addSql(`drop table if exists "author" cascade;`);

    this.addSql(`drop table if exists "contract" cascade;`);

    this.addSql(`drop table if exists "contract_file" cascade;`);

    this.addSql(`drop table if exists "credit" cascade;`);

    this.addSql(`drop table if exists "seal" cascade;`);

    this.addSql(`drop table if exists "section" cascade;`);

    this.addSql(`drop table if exists "article" cascade;`);

    this.addSql(`drop table if exists "revision" cascade;`);

    this.addSql(`drop table if exists "picture" cascade;`);

    this.addSql(`drop table if exists "article_reference" cascade;`);

    this.addSql(`drop table if exists "summary" cascade;`);

    this.addSql(`drop table if exists "tag" cascade;`);

    this.addSql(`drop table if exists "article_tagging" cascade;`);

    this.addSql(`drop table if exists "topic" cascade;`);

    this.addSql(`drop table if exists "article_topics" cascade;`);
  }

}
