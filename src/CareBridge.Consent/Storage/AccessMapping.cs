using CareBridge.Consent.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Consent.Storage;

internal sealed class RestrictionMapping : IEntityTypeConfiguration<Restriction>
{
    public void Configure(EntityTypeBuilder<Restriction> restriction)
    {
        restriction.ToTable("restrictions");
        restriction.Property(r => r.Scope).HasJson();
        restriction.Property(r => r.Reason).HasMaxLength(Restriction.ReasonLength);
        restriction.Property(r => r.Answer).HasMaxLength(Restriction.ReasonLength);
        restriction.Property(r => r.SortKey).HasMaxLength(SortKey.Length);
        restriction.HasIndex(r => new { r.ParticipantId, r.Status });
        restriction.HasIndex(r => new { r.AskedOrganizationId, r.SortKey });
    }
}

internal sealed class BreakGlassMapping : IEntityTypeConfiguration<BreakGlassAccess>
{
    public void Configure(EntityTypeBuilder<BreakGlassAccess> access)
    {
        access.ToTable("break_glass");
        access.Property(a => a.Version).IsConcurrencyToken();
        access.Property(a => a.Practitioner).HasMaxLength(BreakGlassAccess.PractitionerLength);
        access.Property(a => a.Facility).HasMaxLength(BreakGlassAccess.FacilityLength);
        access.Property(a => a.NatureCode).HasMaxLength(ServiceDbContext.CodeLength);
        access.Property(a => a.Reason).HasMaxLength(BreakGlassAccess.TextLength);
        access.Property(a => a.ReviewNote).HasMaxLength(BreakGlassAccess.TextLength);
        access.Property(a => a.Categories).HasJson();
        access.Property(a => a.SortKey).HasMaxLength(SortKey.Length);
        access.HasIndex(a => new { a.ParticipantId, a.ExpiresAt });
        access.Property(a => a.HolderOrganizationIds).HasJson();
        access.HasIndex(a => new { a.OrganizationId, a.SortKey });
    }
}

internal sealed class BreakGlassHolderMapping : IEntityTypeConfiguration<BreakGlassHolder>
{
    public void Configure(EntityTypeBuilder<BreakGlassHolder> holder)
    {
        holder.ToTable("break_glass_holders");
        holder.HasKey(h => new { h.OrganizationId, h.AccessId });
        holder.HasOne<BreakGlassAccess>().WithMany().HasForeignKey(h => h.AccessId);
    }
}

internal sealed class ConsentLinkMapping : IEntityTypeConfiguration<ConsentLink>
{
    public void Configure(EntityTypeBuilder<ConsentLink> link)
    {
        link.ToTable("consent_links");
        link.Property(l => l.Version).IsConcurrencyToken();
        link.Property(l => l.TokenHash).HasMaxLength(AccountingChain.HashLength);
        link.Property(l => l.SessionHash).HasMaxLength(AccountingChain.HashLength);
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasOne<ConsentRecord>().WithMany().HasForeignKey(l => l.ConsentId);
    }
}

internal sealed class ConsentDocumentMapping : IEntityTypeConfiguration<ConsentDocument>
{
    public void Configure(EntityTypeBuilder<ConsentDocument> document)
    {
        document.ToTable("consent_documents");
        document.Property(d => d.ContentType).HasMaxLength(ServiceDbContext.CodeLength);
        document.Property(d => d.Hash).HasMaxLength(AccountingChain.HashLength);
        document.HasOne<ConsentRecord>().WithMany().HasForeignKey(d => d.ConsentId);
    }
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notices");
        notice.Property(n => n.SortKey).HasMaxLength(SortKey.Length);
        notice.HasIndex(n => new { n.AddresseeId, n.SortKey });
        notice.HasIndex(n => new { n.AddresseeId, n.SubjectId });
    }
}
