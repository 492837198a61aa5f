import { Migration } from '@mikro-orm/migrations';

export class Migration20261121042732 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "a_table_with_a_name_of_more_than_fifty_letters_in_all" drop constraint if exists "a_table_with_a_name_of_more_than_fifty_letters_in_all_m_id_unique";`);
    this.addSql(`alter table if exists "measurement_instruction_translation_item" drop constraint if exists "measurement_instruction_translation_item_a_rather_long_column_name_for_an_ordinary_table_unique";`);
    this.addSql(`create table if not exists "measurement_instruction_translation_item" ("id" text not null, "a_rather_long_column_name_for_an_ordinary_table" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "measurement_instruction_translation_item_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_measurement_instruction_translation_item_a_rather_long_column_name_for_an_ordinary_table_unique" ON "measurement_instruction_translation_item" (a_rather_long_column_name_for_an_ordinary_table) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_measurement_instruction_translation_item_deleted_at" ON "measurement_instruction_translation_item" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "size_guide_measurement" ("id" text not null, "x" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "size_guide_measurement_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_guide_measurement_deleted_at" ON "size_guide_measurement" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "a_table_with_a_name_of_more_than_fifty_letters_in_all" ("id" text not null, "x" text not null, "m_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "a_table_with_a_name_of_more_than_fifty_letters_in_all_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_a_table_with_a_name_of_more_than_fifty_letters_in_all_m_id_unique" ON "a_table_with_a_name_of_more_than_fifty_letters_in_all" (m_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_a_table_with_a_name_of_more_than_fifty_letters_in_all_deleted_at" ON "a_table_with_a_name_of_more_than_fifty_letters_in_all" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "size_guide_measurement_translation" ("id" text not null, "measurement_instruction_translation_item_id" text not null, "size_guide_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "size_guide_measurement_translation_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_guide_measurement_translation_measurement_instruction_translation_item_id" ON "size_guide_measurement_translation" (measurement_instruction_translation_item_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_guide_measurement_translation_size_guide_id" ON "size_guide_measurement_translation" (size_guide_id) WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_size_guide_measurement_translation_deleted_at" ON "size_guide_measurement_translation" (deleted_at) WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "a_table_with_a_name_of_more_than_fifty_letters_in_all" add constraint "a_table_with_a_name_of_more_than_fifty_letters_i_9961a_foreign" foreign key ("m_id") references "size_guide_measurement" ("id") on update cascade;`);

    this.addSql(`alter table if exists "size_guide_measurement_translation" add constraint "size_guide_measurement_translation_measurement_i_bab5c_foreign" foreign key ("measurement_instruction_translation_item_id") references "measurement_instruction_translation_item" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table if exists "size_guide_measurement_translation" add constraint "size_guide_measurement_translation_size_guide_id_foreign" foreign key ("size_guide_id") references "size_guide_measurement" ("id") on update cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "size_guide_measurement_translation" drop constraint if exists "size_guide_measurement_translation_measurement_i_bab5c_foreign";`);

    this.addSql(`alter table if exists "a_table_with_a_name_of_more_than_fifty_letters_in_all" drop constraint if exists "a_table_with_a_name_of_more_than_fifty_letters_i_9961a_foreign";`);

    this.addSql(`alter table if exists "size_guide_measurement_translation" drop constraint if exists "size_guide_measurement_translation_size_guide_id_foreign";`);

    this.addSql(`drop table if exists "measurement_instruction_translation_item" cascade;`);

    this.addSql(`drop table if exists "size_guide_measurement" cascade;`);

    this.addSql(`drop table if exists "a_table_with_a_name_of_more_than_fifty_letters_in_all" cascade;`);

    this.addSql(`drop table if exists "size_guide_measurement_translation" cascade;`);
  }

}
