using CareBridge.Consent.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Consent.Storage;

internal sealed class DisclosureMapping : IEntityTypeConfiguration<DisclosureRecord>
{
    public void Configure(EntityTypeBuilder<DisclosureRecord> disclosure)
    {
        disclosure.ToTable("disclosures");
        disclosure.HasKey(d => new { d.ParticipantId, d.Sequence });
        disclosure.Property(d => d.SortKey).HasMaxLength(SortKey.Length);
        disclosure.Property(d => d.QuestionHash).HasMaxLength(AccountingChain.HashLength);
        disclosure.Property(d => d.Purpose).HasMaxLength(ServiceDbContext.CodeLength);
        disclosure.Property(d => d.EmergencyNatureCode).HasMaxLength(DisclosureAccount.CodeLength);
        disclosure.Property(d => d.PreviousHash).HasMaxLength(AccountingChain.HashLength);
        disclosure.Property(d => d.Hash).HasMaxLength(AccountingChain.HashLength);
        disclosure.HasIndex(d => new { d.DisclosureId, d.Part }).IsUnique();
        disclosure.HasIndex(d => new { d.ParticipantId, d.SortKey });
        disclosure.HasIndex(d => new { d.DiscloserOrganizationId, d.SortKey });
        disclosure.HasIndex(d => new { d.RecipientOrganizationId, d.SortKey });
        disclosure.HasIndex(d => new { d.RecipientId, d.SortKey });
        disclosure.HasIndex(d => new { d.ConsentId, d.RecipientOrganizationId });
    }
}

internal sealed class AccountingHeadMapping : IEntityTypeConfiguration<AccountingHead>
{
    public void Configure(EntityTypeBuilder<AccountingHead> head)
    {
        head.ToTable("accounting_heads");
        head.HasKey(h => h.ParticipantId);
        head.Property(h => h.PageKey).HasMaxLength(32);
        head.Property(h => h.Sequence).IsConcurrencyToken();
        head.Property(h => h.Hash).HasMaxLength(AccountingChain.HashLength);
        head.HasIndex(h => h.PageKey).IsUnique();
    }
}

internal sealed class AccountingAnchorMapping : IEntityTypeConfiguration<AccountingAnchor>
{
    public void Configure(EntityTypeBuilder<AccountingAnchor> anchor)
    {
        anchor.ToTable("accounting_anchors");
        anchor.HasKey(a => a.Number);
        anchor.Property(a => a.Root).HasMaxLength(AccountingChain.HashLength);
        anchor.Property(a => a.PreviousHash).HasMaxLength(AccountingChain.HashLength);
        anchor.Property(a => a.Seal).IsSealed();
        anchor.Property(a => a.Hash).HasMaxLength(AccountingChain.HashLength);
    }
}

// No foreign key to the anchor: entries that have lost theirs must be there to tell.
internal sealed class AccountingAnchorEntryMapping : IEntityTypeConfiguration<AccountingAnchorEntry>
{
    public void Configure(EntityTypeBuilder<AccountingAnchorEntry> entry)
    {
        entry.ToTable("accounting_anchor_entries");
        entry.HasKey(e => new { e.Number, e.ParticipantId });
        entry.Property(e => e.Hash).HasMaxLength(AccountingChain.HashLength);
        entry.HasIndex(e => e.ParticipantId);
    }
}
