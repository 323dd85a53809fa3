using CareBridge.Consent.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Consent.Storage;

internal sealed class ConsentMapping : IEntityTypeConfiguration<ConsentRecord>
{
    public void Configure(EntityTypeBuilder<ConsentRecord> consent)
    {
        consent.ToTable("consents");
        consent.Property(c => c.Asked).HasJson();
        consent.Property(c => c.Terms).HasJson();
        consent.Property(c => c.Signatures).HasJson();
        consent.Property(c => c.Revocation).HasJson();
        consent.Property(c => c.SortKey).HasMaxLength(SortKey.Length);
        consent.HasIndex(c => new { c.ParticipantId, c.Status });
        consent.HasIndex(c => new { c.ParticipantId, c.SortKey });
        consent.HasIndex(c => new { c.Status, c.ExpiresAt });
        consent.HasIndex(c => new { c.Status, c.DueAt });
        consent.HasIndex(c => new { c.Status, c.ChangedAt });
        consent.HasIndex(c => c.ReferralId);
    }
}

internal sealed class ConsentPartyMapping : IEntityTypeConfiguration<ConsentParty>
{
    public void Configure(EntityTypeBuilder<ConsentParty> party)
    {
        party.ToTable("consent_parties");
        party.HasKey(p => new { p.OrganizationId, p.ConsentId });
        party.HasOne<ConsentRecord>().WithMany().HasForeignKey(p => p.ConsentId);
    }
}

internal sealed class ConsentRecipientMapping : IEntityTypeConfiguration<ConsentRecipient>
{
    public void Configure(EntityTypeBuilder<ConsentRecipient> recipient)
    {
        recipient.ToTable("consent_recipients");
        recipient.HasKey(r => new { r.OrganizationId, r.ConsentId });
        recipient.HasOne<ConsentRecord>().WithMany().HasForeignKey(r => r.ConsentId);
    }
}

internal sealed class SeenVersionMapping : IEntityTypeConfiguration<SeenVersion>
{
    public void Configure(EntityTypeBuilder<SeenVersion> seen)
    {
        seen.ToTable("seen_versions");
        seen.HasKey(s => s.SubjectId);
        seen.Property(s => s.Version).IsConcurrencyToken();
    }
}
