### What a facility says it uses (SIGN-3).

suppliers-title = Hosts, publishers and providers in use
suppliers-lead = Say on whom your facility depends. When one of them is attacked or fails, the CERT warns you before you notice.
suppliers-manage = See and complete the list
suppliers-none = Nothing is stated
suppliers-none-text = Begin with the host of the patient record, then its publishers, whoever runs your systems, your operator.
suppliers-name = Name
suppliers-name-hint = Of the company or structure.
suppliers-product = Product or service
suppliers-product-hint = For example the software and its version.
suppliers-role = Part
suppliers-add = Add to the list
suppliers-remove = Remove
refusal-supplier-unnamed = Choose a part and give a name or a product.
refusal-too-many-suppliers = The list holds { $max } lines at most: remove some.
