"""How Medusa's own code hangs together, as recorded from what is installed.

What tests/medusa/record_core_use.py prints for Medusa 2.4.0, 2.11.1 and 2.21.2: of names, all that
any of them has; of emitters, what every version emits that has the workflow.
"""

# The newest version that was looked at: a later one may have more.
RECORDED = (2, 21, 2)

# What the paths of Medusa's own routes begin with.
SEGMENTS = frozenset(
    """
    /admin/api-keys /admin/campaigns /admin/claims /admin/collections /admin/currencies
    /admin/customer-groups /admin/customers /admin/draft-orders /admin/exchanges
    /admin/feature-flags /admin/fulfillment-providers /admin/fulfillment-sets
    /admin/fulfillments /admin/index /admin/inventory-items /admin/invites /admin/layouts
    /admin/locales /admin/notifications /admin/order-changes /admin/order-edits
    /admin/orders /admin/payment-collections /admin/payments /admin/plugins
    /admin/price-lists /admin/price-preferences /admin/product-categories
    /admin/product-options /admin/product-tags /admin/product-types /admin/product-variants
    /admin/products /admin/promotions /admin/property-labels /admin/rbac
    /admin/refund-reasons /admin/regions /admin/reservations /admin/return-reasons
    /admin/returns /admin/sales-channels /admin/search /admin/search-indexes
    /admin/shipping-option-types /admin/shipping-options /admin/shipping-profiles
    /admin/stock-locations /admin/stores /admin/tax-providers /admin/tax-rates
    /admin/tax-regions /admin/translations /admin/uploads /admin/users /admin/views
    /admin/workflows-executions /store/carts /store/collections /store/currencies
    /store/customers /store/locales /store/orders /store/payment-collections
    /store/payment-providers /store/product-categories /store/product-options
    /store/product-tags /store/product-types /store/product-variants /store/products
    /store/regions /store/return /store/return-reasons /store/returns /store/search
    /store/shipping-options /store/utils
    """.split()
)

# The `POST` routes whose body may carry `additional_data`.
ADDITIONAL_DATA = frozenset(
    """
    /admin/campaigns /admin/campaigns/:id /admin/collections /admin/collections/:id
    /admin/customers /admin/customers/:id /admin/customers/:id/addresses /admin/draft-orders
    /admin/orders/:id/complete /admin/orders/:id/fulfillments
    /admin/orders/:id/fulfillments/:fulfillment_id/cancel
    /admin/orders/:id/fulfillments/:fulfillment_id/shipments /admin/product-categories
    /admin/product-categories/:id /admin/products /admin/products/:id
    /admin/products/:id/options /admin/products/:id/options/:option_id
    /admin/products/:id/variants /admin/products/:id/variants/:variant_id /admin/promotions
    /admin/promotions/:id /admin/tax-regions /store/carts /store/carts/:id
    """.split()
)

# What subscribers can listen to.
EVENTS = frozenset(
    """
    auth.password_reset auth.verification_requested cart.created cart.customer_transferred
    cart.customer_updated cart.region_updated cart.updated customer.created customer.deleted
    customer.updated delivery.created inventory-item.created inventory-item.deleted
    inventory-item.updated inventory-level.created inventory-level.deleted
    inventory-level.updated invite.accepted invite.created invite.deleted invite.resent
    order-edit.canceled order-edit.confirmed order-edit.requested order.archived
    order.canceled order.claim_created order.completed order.exchange_created
    order.fulfillment_canceled order.fulfillment_created order.placed order.return_received
    order.return_requested order.transfer_requested order.updated payment.captured
    payment.refunded product-category.created product-category.deleted
    product-category.updated product-collection.created product-collection.deleted
    product-collection.updated product-option-value.deleted product-option-value.updated
    product-option.created product-option.deleted product-option.updated product-tag.created
    product-tag.deleted product-tag.updated product-type.created product-type.deleted
    product-type.updated product-variant.created product-variant.deleted
    product-variant.updated product.created product.deleted product.updated region.created
    region.deleted region.updated reservation-item.created reservation-item.deleted
    reservation-item.updated sales-channel.created sales-channel.deleted
    sales-channel.updated shipment.created shipping-option-type.created
    shipping-option-type.deleted shipping-option-type.updated shipping-option.created
    shipping-option.deleted shipping-option.updated translation.created translation.deleted
    translation.updated user.created user.deleted user.updated
    """.split()
)

# The hooks of core workflows.
HOOKS = frozenset(
    """
    addOrderLineItemsWorkflow.setPricingContext addShippingMethodToCartWorkflow.validate
    addToCartWorkflow.setPricingContext addToCartWorkflow.validate
    cancelOrderFulfillmentWorkflow.orderFulfillmentCanceled
    cancelOrderWorkflow.orderCanceled completeCartWorkflow.validate
    completeOrderWorkflow.ordersCompleted
    computeAdjustmentsForPreviewWorkflow.setPromotionContext
    computeDraftOrderAdjustmentsWorkflow.setPromotionContext
    createAndCompleteReturnOrderWorkflow.setPricingContext
    createApiKeysWorkflow.apiKeysCreated createCampaignsWorkflow.campaignsCreated
    createCartWorkflow.cartCreated createCartWorkflow.setPricingContext
    createCartWorkflow.validate createCollectionsWorkflow.collectionsCreated
    createCustomerAddressesWorkflow.addressesCreated
    createCustomersWorkflow.customersCreated
    createOrderEditShippingMethodWorkflow.setPricingContext
    createOrderFulfillmentWorkflow.fulfillmentCreated
    createOrderShipmentWorkflow.shipmentCreated createOrderWorkflow.orderCreated
    createOrderWorkflow.setPricingContext createOrdersWorkflow.orderCreated
    createOrdersWorkflow.setPricingContext createProductCategoriesWorkflow.categoriesCreated
    createProductOptionsWorkflow.productOptionsCreated
    createProductTagsWorkflow.productTagsCreated
    createProductTypesWorkflow.productTypesCreated
    createProductVariantsWorkflow.productVariantsCreated
    createProductsWorkflow.productsCreated createPromotionsWorkflow.promotionsCreated
    createShippingOptionTypesWorkflow.shippingOptionTypesCreated
    createStockLocationsWorkflow.stockLocationsCreated
    deleteCampaignsWorkflow.campaignsDeleted deleteCollectionsWorkflow.collectionsDeleted
    deleteCustomerAddressesWorkflow.addressesDeleted
    deleteCustomersWorkflow.customersDeleted
    deleteProductCategoriesWorkflow.categoriesDeleted
    deleteProductOptionsWorkflow.productOptionsDeleted
    deleteProductTagsWorkflow.productTagsDeleted
    deleteProductTypesWorkflow.productTypesDeleted
    deleteProductVariantsWorkflow.productVariantsDeleted
    deleteProductsWorkflow.productsDeleted deletePromotionsWorkflow.promotionsDeleted
    deleteSearchIndexWorkflow.searchIndexDeleted
    deleteShippingOptionTypesWorkflow.shippingOptionTypesDeleted
    fetchShippingOptionForDraftOrderWorkflow.setCalculatedShippingPricingContext
    fetchShippingOptionForDraftOrderWorkflow.setPricingContext
    fetchShippingOptionForOrderWorkflow.setCalculatedShippingPricingContext
    fetchShippingOptionForOrderWorkflow.setPricingContext
    listShippingOptionsForCartWithPricingWorkflow.setCalculatedShippingPricingContext
    listShippingOptionsForCartWithPricingWorkflow.setShippingOptionsContext
    listShippingOptionsForCartWorkflow.setPricingContext
    listShippingOptionsForCartWorkflow.setShippingOptionsContext
    refreshCartItemsWorkflow.beforeRefreshingPaymentCollection
    refreshCartItemsWorkflow.setPricingContext refreshCartItemsWorkflow.validate
    refreshCartShippingMethodsWorkflow.validate
    refreshDraftOrderAdjustmentsWorkflow.setPromotionContext
    refreshPaymentCollectionForCartWorkflow.validate
    reindexSearchIndexesWorkflow.searchIndexesReindexed
    transferCartCustomerWorkflow.validate updateCampaignsWorkflow.campaignsUpdated
    updateCartPromotionsWorkflow.setPromotionContext updateCartPromotionsWorkflow.validate
    updateCartWorkflow.cartUpdated updateCartWorkflow.validate
    updateClaimShippingMethodWorkflow.setPricingContext
    updateCollectionsWorkflow.collectionsUpdated
    updateCustomerAddressesWorkflow.addressesUpdated
    updateCustomersWorkflow.customersUpdated
    updateExchangeShippingMethodWorkflow.setPricingContext
    updateLineItemInCartWorkflow.setPricingContext updateLineItemInCartWorkflow.validate
    updateOrderEditShippingMethodWorkflow.setPricingContext
    updateOrderTaxLinesWorkflow.setTaxLineContext
    updateProductCategoriesWorkflow.categoriesUpdated
    updateProductOptionsWorkflow.productOptionsUpdated
    updateProductTagsWorkflow.productTagsUpdated
    updateProductTypesWorkflow.productTypesUpdated
    updateProductVariantsWorkflow.productVariantsUpdated
    updateProductsWorkflow.productsUpdated
    updatePromotionsStatusWorkflow.promotionStatusUpdated
    updatePromotionsWorkflow.promotionsUpdated
    updateReturnShippingMethodWorkflow.setPricingContext
    updateShippingOptionTypesWorkflow.shippingOptionTypesUpdated
    updateTaxLinesWorkflow.setTaxLineContext upsertTaxLinesWorkflow.setTaxLineContext
    """.split()
)

# Who sends an event, workflows inside a workflow included: a line is the event and its workflows.
_EMITTERS = """
auth.password_reset generateResetPasswordTokenWorkflow | auth.verification_requested
requestVerificationWorkflow | cart.created createCartWorkflow | cart.customer_transferred
transferCartCustomerWorkflow | cart.region_updated updateCartWorkflow | cart.updated
addShippingMethodToCartWorkflow addToCartWorkflow deleteLineItemsWorkflow updateCartWorkflow
updateLineItemInCartWorkflow | customer.created createCustomerAccountWorkflow
createCustomersWorkflow | customer.deleted deleteCustomersWorkflow removeCustomerAccountWorkflow
| customer.updated updateCustomersWorkflow | delivery.created
markOrderFulfillmentAsDeliveredWorkflow | inventory-item.created createInventoryItemsWorkflow |
inventory-item.deleted deleteInventoryItemWorkflow | inventory-item.updated
updateInventoryItemsWorkflow | inventory-level.created batchInventoryItemLevelsWorkflow
bulkCreateDeleteLevelsWorkflow createInventoryItemsWorkflow createInventoryLevelsWorkflow |
inventory-level.deleted batchInventoryItemLevelsWorkflow bulkCreateDeleteLevelsWorkflow
deleteInventoryLevelsWorkflow | inventory-level.updated batchInventoryItemLevelsWorkflow
updateInventoryLevelsWorkflow | invite.accepted acceptInviteWorkflow | invite.created
createInvitesWorkflow | invite.deleted deleteInvitesWorkflow | invite.resent
refreshInviteTokensWorkflow | order-edit.canceled cancelBeginOrderEditWorkflow |
order-edit.confirmed confirmOrderEditRequestWorkflow | order-edit.requested
requestOrderEditRequestWorkflow | order.archived archiveOrderWorkflow | order.canceled
cancelOrderWorkflow | order.claim_created confirmClaimRequestWorkflow | order.completed
completeOrderWorkflow | order.exchange_created confirmExchangeRequestWorkflow |
order.fulfillment_canceled cancelOrderFulfillmentWorkflow | order.fulfillment_created
createOrderFulfillmentWorkflow | order.placed completeCartWorkflow convertDraftOrderWorkflow |
order.return_received confirmReturnReceiveWorkflow createAndCompleteReturnOrderWorkflow |
order.return_requested confirmReturnRequestWorkflow createAndCompleteReturnOrderWorkflow |
order.transfer_requested requestOrderTransferWorkflow | order.updated updateDraftOrderWorkflow
updateOrderWorkflow | payment.captured capturePaymentWorkflow markPaymentCollectionAsPaid |
payment.refunded refundPaymentWorkflow | product-category.created
createProductCategoriesWorkflow | product-category.deleted deleteProductCategoriesWorkflow |
product-category.updated updateProductCategoriesWorkflow | product-collection.created
createCollectionsWorkflow | product-collection.deleted deleteCollectionsWorkflow |
product-collection.updated updateCollectionsWorkflow | product-option-value.deleted
deleteProductOptionValuesWorkflow | product-option-value.updated
updateProductOptionValuesWorkflow | product-option.created createProductOptionsWorkflow |
product-option.deleted deleteProductOptionsWorkflow | product-option.updated
updateProductOptionsWorkflow | product-tag.created createProductTagsWorkflow |
product-tag.deleted deleteProductTagsWorkflow | product-tag.updated updateProductTagsWorkflow |
product-type.created createProductTypesWorkflow | product-type.deleted
deleteProductTypesWorkflow | product-type.updated updateProductTypesWorkflow |
product-variant.created batchProductVariantsWorkflow batchProductsWorkflow
createProductVariantsWorkflow createProductsWorkflow importProductsWorkflow |
product-variant.deleted batchProductVariantsWorkflow deleteProductVariantsWorkflow |
product-variant.updated batchProductVariantsWorkflow updateProductVariantsWorkflow |
product.created batchProductsWorkflow createProductsWorkflow importProductsWorkflow |
product.deleted batchProductsWorkflow deleteProductsWorkflow importProductsWorkflow |
product.updated batchProductsWorkflow createAndLinkProductOptionsToProductWorkflow
importProductsWorkflow updateProductsWorkflow | region.created createRegionsWorkflow |
region.deleted deleteRegionsWorkflow | region.updated updateRegionsWorkflow |
reservation-item.created createReservationsWorkflow | reservation-item.deleted
cancelOrderClaimWorkflow cancelOrderExchangeWorkflow deleteReservationsByLineItemsWorkflow
deleteReservationsWorkflow | reservation-item.updated updateReservationsWorkflow |
sales-channel.created createSalesChannelsWorkflow | sales-channel.deleted
deleteSalesChannelsWorkflow | sales-channel.updated updateSalesChannelsWorkflow |
shipment.created createOrderShipmentWorkflow | shipping-option-type.created
createShippingOptionTypesWorkflow | shipping-option-type.deleted
deleteShippingOptionTypesWorkflow | shipping-option-type.updated
updateShippingOptionTypesWorkflow | shipping-option.created createShippingOptionsWorkflow |
shipping-option.deleted deleteShippingOptionsWorkflow | shipping-option.updated
updateShippingOptionsWorkflow | translation.created batchTranslationsWorkflow
createTranslationsWorkflow | translation.deleted batchTranslationsWorkflow
deleteTranslationsWorkflow | translation.updated batchTranslationsWorkflow
updateTranslationsWorkflow | user.created acceptInviteWorkflow createUserAccountWorkflow
createUsersWorkflow | user.deleted deleteUsersWorkflow removeUserAccountWorkflow | user.updated
updateUsersWorkflow
"""
EMITTERS = {
    line.split()[0]: frozenset(line.split()[1:])
    for line in " ".join(_EMITTERS.split()).split(" | ")
}
