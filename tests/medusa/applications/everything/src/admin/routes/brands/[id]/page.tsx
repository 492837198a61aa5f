const BrandPage = () => <h1>Brand</h1>

export default BrandPage
