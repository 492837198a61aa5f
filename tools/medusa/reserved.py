"""Names that are taken: by Medusa's own modules and tables, its data models, and JavaScript.

Modules: the values of `Modules` in @medusajs/framework/utils 2.21.2, and its default plugin.
Tables: every `create table` of the migrations in the @medusajs packages 2.21.2, and of the
migration tool itself.
"""

CORE_MODULES = frozenset(
    """
    analytics api_key auth cache caching cart currency customer draft_order event_bus file
    fulfillment index inventory link_modules locking notification order payment pricing
    product promotion rbac region sales_channel search settings stock_location store tax
    translation user workflows
    """.split()
)

CORE_TABLES = frozenset(
    """
    account_holder api_key application_method_buy_rules application_method_target_rules
    auth_identity auth_mfa_factor auth_mfa_recovery_code auth_password_reset_token
    auth_verification auth_verification_token capture cart cart_address cart_line_item
    cart_line_item_adjustment cart_line_item_tax_line cart_payment_collection
    cart_shipping_method cart_shipping_method_adjustment cart_shipping_method_tax_line
    credit_line currency customer customer_address customer_group customer_group_customer
    fulfillment fulfillment_address fulfillment_item fulfillment_label fulfillment_provider
    fulfillment_set geo_zone image index_data index_metadata index_relation index_sync
    inventory_item inventory_level invite layout_configuration link_module_migrations locale
    locking mikro_orm_migrations money_amount notification notification_provider order
    order_address order_cart order_change order_change_action order_claim order_claim_item
    order_claim_item_image order_credit_line order_exchange order_exchange_item order_item
    order_line_item order_line_item_adjustment order_line_item_tax_line order_shipping
    order_shipping_method order_shipping_method_adjustment order_shipping_method_tax_line
    order_summary order_transaction payment payment_collection
    payment_collection_payment_providers payment_method_token payment_provider
    payment_session price price_list price_list_rule price_list_rule_value price_preference
    price_rule price_set price_set_rule_type product product_category
    product_category_product product_collection product_images product_option
    product_option_value product_product_option product_product_option_value product_tag
    product_tags product_type product_variant product_variant_option
    product_variant_product_image promotion promotion_application_method promotion_campaign
    promotion_campaign_budget promotion_campaign_budget_usage promotion_promotion_rule
    promotion_rule promotion_rule_value property_label provider_identity rbac_policy
    rbac_role rbac_role_inheritance rbac_role_parent rbac_role_policy refund refund_reason
    region region_country reservation_item return return_item return_reason rule_type
    sales_channel script_migrations search_index search_index_sync search_index_version
    search_postgres_index service_zone shipping_option shipping_option_rule
    shipping_option_type shipping_profile stock_location stock_location_address store
    store_currency store_locale tax_provider tax_rate tax_rate_rule tax_region translation
    translation_settings user user_preference view_configuration workflow_execution
    """.split()
)

# Every route folder without parameters under `api/` of @medusajs/medusa 2.4.0, 2.11.1 and 2.21.2
# and of @medusajs/draft-order: a file of ours there would answer in Medusa's place.
CORE_PATHS = frozenset(
    """
    admin/api-keys admin/campaigns admin/claims admin/collections admin/currencies
    admin/customer-groups admin/customers admin/draft-orders admin/exchanges
    admin/feature-flags admin/fulfillment-providers admin/fulfillments admin/index/details
    admin/index/sync admin/inventory-items admin/inventory-items/export
    admin/inventory-items/location-levels/batch admin/invites admin/invites/accept
    admin/layouts/configurations admin/locales admin/notifications admin/order-edits
    admin/orders admin/orders/export admin/payment-collections admin/payments
    admin/payments/payment-providers admin/plugins admin/price-lists admin/price-preferences
    admin/product-categories admin/product-options admin/product-tags admin/product-types
    admin/product-variants admin/products admin/products/batch admin/products/export
    admin/products/import admin/products/imports admin/promotions admin/property-labels
    admin/property-labels/batch admin/rbac/me/permissions admin/rbac/policies
    admin/rbac/policies/assignable admin/rbac/roles admin/rbac/roles/assignable
    admin/refund-reasons admin/regions admin/reservations admin/return-reasons admin/returns
    admin/sales-channels admin/search admin/search-indexes admin/shipping-option-types
    admin/shipping-options admin/shipping-profiles admin/stock-locations admin/stores
    admin/tax-providers admin/tax-rates admin/tax-regions admin/translations
    admin/translations/batch admin/translations/entities admin/translations/settings
    admin/translations/settings/batch admin/translations/statistics admin/uploads
    admin/uploads/presigned-urls admin/users admin/users/me admin/views/entities
    admin/workflows-executions store/carts store/collections store/currencies
    store/customers store/customers/me store/customers/me/addresses store/locales
    store/orders store/payment-collections store/payment-providers store/product-categories
    store/product-options store/product-tags store/product-types store/product-variants
    store/products store/regions store/return store/return-reasons store/returns
    store/search store/shipping-options
    """.split()
)

# medusa.md 3a: `model.define` throws when a model names one of them.
IMPLICIT_FIELDS = frozenset({"id", "created_at", "updated_at", "deleted_at"})

# The language's own words.
JAVASCRIPT_RESERVED = frozenset(
    """
    arguments await break case catch class const continue debugger default delete do else enum
    eval export extends false finally for function if implements import in instanceof interface
    let new null package private protected public return static super switch this throw true try
    typeof var void while with yield
    """.split()
)

# PostgreSQL 18's reserved key words (its appendix C), those reserved only as types included.
SQL_RESERVED = frozenset(
    """
    all analyse analyze and any array as asc asymmetric authorization binary both case cast
    check collate collation column concurrently constraint create cross current_catalog
    current_date current_role current_schema current_time current_timestamp current_user
    default deferrable desc distinct do else end except false fetch for foreign freeze from
    full grant group having ilike in initially inner intersect into is isnull join lateral
    leading left like limit localtime localtimestamp natural not notnull null offset on only or
    order outer overlaps placing primary references returning right select session_user
    similar some symmetric system_user table tablesample then to trailing true union unique
    user using variadic verbose when where window with
    """.split()
)
