"""Names that Medusa's core and TypeScript take, as recorded from what is installed.

The union of what tests/medusa/record_reserved.mjs prints for Medusa 2.4.0, 2.11.1 and 2.21.2.
"""

# A module of such a key would stand in the container in its place.
CONTAINER_KEYS = frozenset(
    """
    __pg_connection__ configModule featureFlagRouter link logger manager query remoteLink
    remoteQuery
    """.split()
)

# What `query.graph` calls the core's entities: Medusa does not boot with a second one.
CORE_ALIASES = frozenset(
    """
    account_holder account_holders address addresses api_key api_keys application_method
    application_methods auth_identities auth_identity campaign campaign_budget
    campaign_budget_usage campaign_budget_usages campaign_budgets campaigns capture captures
    cart cart_payment_collection cart_payment_collections cart_promotion cart_promotions
    carts countries country credit_line credit_lines currencies currency customer
    customer_account_holder customer_account_holders customer_address customer_addresses
    customer_group customer_group_customer customer_group_customers customer_groups
    customers file files fulfillment fulfillment_address fulfillment_addresses
    fulfillment_item fulfillment_items fulfillment_label fulfillment_labels
    fulfillment_provider fulfillment_providers fulfillment_set fulfillment_sets fulfillments
    geo_zone geo_zones inventory inventory_item inventory_items inventory_level
    inventory_levels invite invite_rbac_role invite_rbac_roles invites layout_configuration
    layout_configurations line_item line_item_adjustment line_item_adjustments
    line_item_tax_line line_item_tax_lines line_items locale locales
    location_fulfillment_provider location_fulfillment_providers location_fulfillment_set
    location_fulfillment_sets notification notifications order order_address order_addresses
    order_cart order_carts order_change order_changes order_claim order_claims
    order_exchange order_exchanges order_fulfillment order_fulfillments order_item
    order_items order_line_item order_line_items order_payment_collection
    order_payment_collections order_promotion order_promotions order_shipping_method
    order_shipping_methods order_transaction order_transactions orders payment
    payment_collection payment_collections payment_method payment_methods payment_provider
    payment_providers payment_session payment_sessions payments price price_list price_lists
    price_preference price_preferences price_set price_sets prices product
    product_categories product_category product_collection product_collections product_image
    product_images product_option product_option_value product_option_values product_options
    product_sales_channel product_sales_channels product_shipping_profile
    product_shipping_profiles product_tag product_tags product_type product_types
    product_variant product_variant_inventory_item product_variant_inventory_items
    product_variant_price_set product_variant_price_sets product_variants products promotion
    promotion_rule promotion_rule_value promotion_rule_values promotion_rules promotions
    property_label property_labels provider_identities provider_identity
    publishable_api_key_sales_channel publishable_api_key_sales_channels rbac_policies
    rbac_policy rbac_role rbac_role_parent rbac_role_parents rbac_role_policies
    rbac_role_policy rbac_roles refund refund_reason refund_reasons refunds region
    region_payment_provider region_payment_providers regions reservation reservation_item
    reservation_items reservations return return_fulfillment return_fulfillments
    return_reason return_reasons returns sales_channel sales_channel_location
    sales_channel_locations sales_channels service_zone service_zones shipping_method
    shipping_method_adjustment shipping_method_adjustments shipping_method_tax_line
    shipping_method_tax_lines shipping_methods shipping_option shipping_option_price_set
    shipping_option_price_sets shipping_option_rule shipping_option_rules
    shipping_option_type shipping_option_types shipping_options shipping_profile
    shipping_profiles stock_location stock_location_address stock_location_addresses
    stock_locations store store_currencies store_currency store_locale store_locales stores
    tax_provider tax_providers tax_rate tax_rate_rule tax_rate_rules tax_rates tax_region
    tax_regions translation translation_settings translations user user_preference
    user_preferences user_rbac_role user_rbac_roles users variant variants
    view_configuration view_configurations workflow_execution workflow_executions
    """.split()
)

# The ids of workflows that begin as generated ones do: Medusa refuses a second one.
CORE_WORKFLOWS = frozenset(
    """
    create-and-link-product-options-to-product create-api-keys create-campaigns create-cart
    create-cart-credit-lines create-claim-shipping-method create-collections
    create-complete-return-order create-customer-account create-customer-addresses
    create-customer-groups create-customers create-defaults create-exchange-shipping-method
    create-fulfillment-workflow create-inventory-items-workflow
    create-inventory-levels-workflow create-invite-step create-link
    create-location-fulfillment-set create-or-update-order-payment-collection
    create-order-change create-order-change-actions create-order-credit-lines
    create-order-edit-shipping-method create-order-fulfillment
    create-order-payment-collection create-order-refund-credit-lines create-order-shipment
    create-orders create-payment-collection-for-cart create-payment-sessions
    create-price-list-prices create-price-lists create-price-preferences
    create-product-categories create-product-options create-product-tags
    create-product-types create-product-variants create-products
    create-promotion-rules-workflow create-promotions create-property-labels
    create-rbac-policies create-rbac-role-policies create-rbac-roles
    create-refund-reasons-workflow create-regions create-reservations-workflow
    create-return-fulfillment-workflow create-return-reasons create-return-shipping-method
    create-sales-channels create-service-zones-workflow create-shipment-workflow
    create-shipping-option-types create-shipping-options-workflow
    create-shipping-profiles-workflow create-stock-locations-workflow create-stores
    create-tax-rate-rules create-tax-rates create-tax-regions create-translations
    create-user-account create-users-workflow create-view-configuration delete-api-keys
    delete-campaigns delete-cart-credit-lines delete-collections delete-customer-addresses
    delete-customer-groups delete-customers delete-draft-order delete-files
    delete-fulfillment-sets-workflow delete-inventory-item-workflow
    delete-inventory-levels-workflow delete-invites-workflow delete-line-items
    delete-order-change delete-order-change-actions delete-order-payment-collectionworkflow
    delete-payment-sessions delete-price-lists delete-price-preferences
    delete-product-categories delete-product-option-values delete-product-options
    delete-product-tags delete-product-types delete-product-variants delete-products
    delete-promotion-rules-workflow delete-promotions delete-property-labels
    delete-rbac-policies delete-rbac-role-policies delete-rbac-roles
    delete-refund-reasons-workflow delete-regions delete-reservations
    delete-reservations-by-line-items delete-return-reasons delete-sales-channels
    delete-search-index delete-service-zones-workflow delete-shipping-option-types
    delete-shipping-options-workflow delete-shipping-profile-workflow
    delete-stock-locations-workflow delete-stores delete-tax-rate-rules delete-tax-rates
    delete-tax-regions delete-translations delete-user update-api-keys update-campaigns
    update-cart update-cart-promotions update-claim-add-item update-claim-item
    update-claim-shipping-method update-collections update-customer-addresses
    update-customer-groups update-customers update-draft-order
    update-draft-order-action-item update-draft-order-action-shipping-method
    update-draft-order-item update-draft-order-shipping-method update-exchange-add-item
    update-exchange-shipping-method update-fulfillment-workflow
    update-inventory-items-workflow update-inventory-levels-workflow
    update-line-item-in-cart update-link update-order-change update-order-change-actions
    update-order-change-workflow update-order-edit-add-item
    update-order-edit-shipping-method update-order-edit-update-quantity
    update-order-tax-lines update-order-workflow update-price-list-prices update-price-lists
    update-price-preferences update-product-categories update-product-option-values
    update-product-options update-product-tags update-product-types update-product-variants
    update-products update-promotion-rules-workflow update-promotions
    update-promotions-status update-property-labels update-rbac-policies update-rbac-roles
    update-receive-item-return-request update-refund-reasons update-regions
    update-request-item-return update-reservations-workflow update-return
    update-return-reasons update-return-shipping-method update-sales-channels
    update-service-zones-workflow update-shipping-option-types
    update-shipping-options-workflow update-shipping-profiles-workflow
    update-stock-locations-workflow update-stores update-tax-lines update-tax-rates
    update-tax-regions update-translations update-users-workflow update-view-configuration
    """.split()
)

# What the language's libraries declare everywhere: a model would hide it in its file.
GLOBAL_NAMES = frozenset(
    """
    AggregateError AggregateErrorConstructor Array ArrayBuffer ArrayBufferConstructor
    ArrayBufferLike ArrayBufferTypes ArrayBufferView ArrayConstructor ArrayIterator
    ArrayLike AsyncGenerator AsyncGeneratorFunction AsyncGeneratorFunctionConstructor
    AsyncIterable AsyncIterableIterator AsyncIterator AsyncIteratorObject Atomics Awaited
    BigInt BigInt64Array BigInt64ArrayConstructor BigIntConstructor
    BigIntToLocaleStringOptions BigUint64Array BigUint64ArrayConstructor Boolean
    BooleanConstructor BuiltinIteratorReturn CallableFunction Capitalize
    ClassAccessorDecoratorContext ClassAccessorDecoratorResult ClassAccessorDecoratorTarget
    ClassDecorator ClassDecoratorContext ClassFieldDecoratorContext
    ClassGetterDecoratorContext ClassMemberDecoratorContext ClassMethodDecoratorContext
    ClassSetterDecoratorContext ConcatArray ConstructorParameters DataView
    DataViewConstructor Date DateConstructor DecoratorContext DecoratorMetadata
    DecoratorMetadataObject Error ErrorConstructor ErrorOptions EvalError
    EvalErrorConstructor Exclude Extract FinalizationRegistry
    FinalizationRegistryConstructor FlatArray Float32Array Float32ArrayConstructor
    Float64Array Float64ArrayConstructor Function FunctionConstructor Generator
    GeneratorFunction GeneratorFunctionConstructor IArguments ImportAssertions
    ImportAttributes ImportCallOptions ImportMeta Infinity InstanceType Int16Array
    Int16ArrayConstructor Int32Array Int32ArrayConstructor Int8Array Int8ArrayConstructor
    Intl Iterable IterableIterator Iterator IteratorObject IteratorResult
    IteratorReturnResult IteratorYieldResult JSON Lowercase Map MapConstructor MapIterator
    Math MethodDecorator NaN NewableFunction NoInfer NonNullable Number NumberConstructor
    Object ObjectConstructor Omit OmitThisParameter ParameterDecorator Parameters Partial
    Pick Promise PromiseConstructor PromiseConstructorLike PromiseFulfilledResult
    PromiseLike PromiseRejectedResult PromiseSettledResult PromiseWithResolvers
    PropertyDecorator PropertyDescriptor PropertyDescriptorMap PropertyKey Proxy
    ProxyConstructor ProxyHandler RangeError RangeErrorConstructor Readonly ReadonlyArray
    ReadonlyMap ReadonlySet Record ReferenceError ReferenceErrorConstructor Reflect RegExp
    RegExpConstructor RegExpExecArray RegExpIndicesArray RegExpMatchArray
    RegExpStringIterator Required ReturnType Set SetConstructor SetIterator
    SharedArrayBuffer SharedArrayBufferConstructor String StringConstructor StringIterator
    Symbol SymbolConstructor SyntaxError SyntaxErrorConstructor TemplateStringsArray
    ThisParameterType ThisType TypeError TypeErrorConstructor TypedPropertyDescriptor
    URIError URIErrorConstructor Uint16Array Uint16ArrayConstructor Uint32Array
    Uint32ArrayConstructor Uint8Array Uint8ArrayConstructor Uint8ClampedArray
    Uint8ClampedArrayConstructor Uncapitalize Uppercase WeakKey WeakKeyTypes WeakMap
    WeakMapConstructor WeakRef WeakRefConstructor WeakSet WeakSetConstructor
    """.split()
)
