using CareBridge.Exchange.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Exchange.Storage;

/// <summary>Longest texts, in characters; the requests are checked against the same numbers.</summary>
internal static class Lengths
{
    public const int ClientName = 120;
    public const int Scope = 2000;
    public const int Url = 500;
    public const int ResourceType = 40;
    public const int ExportRequest = 2000;

    /// <summary>Of a search parameter's name.</summary>
    public const int Parameter = 60;

    /// <summary>Longer texts are found by their beginning; longer codes and identifiers are not found.</summary>
    public const int SearchValue = 200;
}

internal sealed class SmartClientMapping : IEntityTypeConfiguration<SmartClient>
{
    public void Configure(EntityTypeBuilder<SmartClient> client)
    {
        client.ToTable("clients");
        client.Property(c => c.Name).HasMaxLength(Lengths.ClientName);
        client.Property(c => c.Scope).HasMaxLength(Lengths.Scope);
        client.Property(c => c.JwksUrl).HasMaxLength(Lengths.Url);
        client.Property(c => c.SortKey).HasMaxLength(SortKey.Length);
        client.Property(c => c.Version).IsConcurrencyToken();
        client.HasIndex(c => c.SortKey).IsUnique();
        client.Ignore(c => c.Terms);
    }
}

internal sealed class UsedAssertionMapping : IEntityTypeConfiguration<UsedAssertion>
{
    public void Configure(EntityTypeBuilder<UsedAssertion> assertion)
    {
        assertion.ToTable("used_assertions");
        assertion.HasKey(a => a.Key);
        assertion.Property(a => a.Key).HasMaxLength(PatientIdentifier.DigestLength);
        assertion.HasIndex(a => a.ExpiresAt);
    }
}

internal sealed class ResourceHeadMapping : IEntityTypeConfiguration<ResourceHead>
{
    public void Configure(EntityTypeBuilder<ResourceHead> head)
    {
        head.ToTable("resource_heads");
        head.HasKey(h => new { h.Type, h.Id });
        head.Property(h => h.Type).HasMaxLength(Lengths.ResourceType);
        head.Property(h => h.Version).IsConcurrencyToken();
        head.Property(h => h.Status).HasMaxLength(ServiceDbContext.CodeLength);
        head.HasIndex(h => h.Position).IsUnique();
        head.HasIndex(h => new { h.Type, h.ParticipantId, h.Position });
        head.HasIndex(h => new { h.Type, h.RecipientId, h.Position });
        head.HasIndex(h => new { h.Type, h.DiscloserId, h.Position });
        head.HasIndex(h => new { h.Type, h.Arrived });
    }
}

internal sealed class ResourceVersionMapping : IEntityTypeConfiguration<ResourceVersion>
{
    public void Configure(EntityTypeBuilder<ResourceVersion> version)
    {
        version.ToTable("resource_versions");
        version.HasKey(v => new { v.Type, v.Id, v.Version });
        version.Property(v => v.Type).HasMaxLength(Lengths.ResourceType);
        version.HasIndex(v => new { v.Type, v.Arrived });
    }
}

internal sealed class ConsentPointerMapping : IEntityTypeConfiguration<ConsentPointer>
{
    public void Configure(EntityTypeBuilder<ConsentPointer> pointer)
    {
        pointer.ToTable("consent_pointers");
        pointer.HasKey(p => new { p.ConsentId, p.RecipientId, p.DiscloserId, p.Category });
        pointer.HasIndex(p => new { p.RecipientId, p.ParticipantId });
    }
}

internal sealed class ResourcePartyMapping : IEntityTypeConfiguration<ResourceParty>
{
    public void Configure(EntityTypeBuilder<ResourceParty> party)
    {
        party.ToTable("resource_parties");
        party.HasKey(p => new { p.Type, p.Id, p.OrganizationId, p.Role });
        party.Property(p => p.Type).HasMaxLength(Lengths.ResourceType);
    }
}

internal sealed class PatientIdentifierMapping : IEntityTypeConfiguration<PatientIdentifier>
{
    public void Configure(EntityTypeBuilder<PatientIdentifier> identifier)
    {
        identifier.ToTable("patient_identifiers");
        identifier.HasKey(i => new { i.PatientId, i.OrganizationId, i.Digest });
        identifier.Property(i => i.Digest).HasMaxLength(PatientIdentifier.DigestLength);
        identifier.Property(i => i.ValueDigest).HasMaxLength(PatientIdentifier.DigestLength);
        identifier.HasIndex(i => i.Digest);
        identifier.HasIndex(i => i.ValueDigest);
    }
}
