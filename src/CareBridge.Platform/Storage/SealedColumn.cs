using CareBridge.Contracts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Platform.Storage;

public static class SealedColumn
{
    /// <summary>Kept as the ciphertext that it is.</summary>
    public static PropertyBuilder<SealedContent> IsSealed(this PropertyBuilder<SealedContent> property) =>
        property.HasConversion(content => content.Ciphertext, text => new SealedContent(text));
}
