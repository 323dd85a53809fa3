using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Aftercare.Storage;

internal sealed class CheckInAgreementMapping : IEntityTypeConfiguration<CheckInAgreement>
{
    public void Configure(EntityTypeBuilder<CheckInAgreement> agreement)
    {
        agreement.ToTable("check_in_agreements");
        agreement.Ignore(a => a.Schedule);
        agreement.Property(a => a.Terms).HasJson();
        agreement.Property(a => a.Sobriety!).IsSealed();
        agreement.Property(a => a.SortKey).HasMaxLength(SortKey.Length);
        agreement.HasIndex(a => new { a.ParticipantId, a.SortKey });
    }
}

internal sealed class CommunityPromptsMapping : IEntityTypeConfiguration<CommunityPrompts>
{
    public void Configure(EntityTypeBuilder<CommunityPrompts> prompts)
    {
        prompts.ToTable("community_prompts");
        prompts.HasKey(p => p.OrganizationId);
        prompts.Ignore(p => p.All);
        prompts.Property(p => p.Version).IsConcurrencyToken();
        prompts.Property(p => p.Own).HasJson();
    }
}

internal sealed class AftercareLinkMapping : IEntityTypeConfiguration<AftercareLink>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<AftercareLink> link)
    {
        link.ToTable("links");
        link.Property(l => l.Version).IsConcurrencyToken();
        link.Property(l => l.TokenHash).HasMaxLength(HashLength);
        link.Property(l => l.SortKey).HasMaxLength(SortKey.Length);
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasIndex(l => new { l.SubjectId, l.SortKey });
    }
}

internal sealed class DeviceEntryMapping : IEntityTypeConfiguration<DeviceEntry>
{
    public void Configure(EntityTypeBuilder<DeviceEntry> entry)
    {
        entry.ToTable("device_entries");
        entry.HasKey(e => new { e.ParticipantId, e.DeviceId, e.Sequence });
        entry.Ignore(e => e.Placed);
    }
}

internal sealed class ContactMapping : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact.ToTable("contacts");
        contact.Ignore(c => c.Content);
        contact.Property(c => c.SortKey).HasMaxLength(SortKey.Length);
        contact.HasIndex(c => new { c.ParticipantId, c.SortKey });
        contact.HasIndex(c => new { c.OrganizationId, c.MadeAt });
    }
}
