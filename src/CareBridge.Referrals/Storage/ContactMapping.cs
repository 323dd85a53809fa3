using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Referrals.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Referrals.Storage;

internal sealed class ContactMapping : IEntityTypeConfiguration<Contact>
{
    /// <summary>Of SHA-256, in hexadecimal.</summary>
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact.ToTable("contacts");
        contact.Ignore(c => c.EndsAt);
        contact.Ignore(c => c.IsOver);
        contact.Ignore(c => c.Place);
        contact.Ignore(c => c.Wish);
        contact.Property(c => c.Details!).IsSealed();
        contact.Property(c => c.SortKey).HasMaxLength(SortKey.Length);
        contact.Property(c => c.TokenHash).HasMaxLength(HashLength);
        contact.HasIndex(c => c.TokenHash);
        contact.HasIndex(c => new { c.ReferralId, c.SortKey });
    }
}
