using CareBridge.Directory.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Directory.Storage;

/// <summary>
/// Longest texts the directory keeps, in characters; the requests are checked against the same numbers.
/// </summary>
internal static class Lengths
{
    public const int Name = 120;
    public const int Phone = 40;
    public const int State = 2;
    public const int Reference = 200;
    public const int IdentifierSystem = 200;
    public const int IdentifierValue = 100;

    /// <summary>The longest address that is taken, and <c>mailto:</c>.</summary>
    public const int Url = 520;
}

internal sealed class OrganizationMapping : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> organization)
    {
        organization.ToTable("organizations");
        organization.ComplexProperty(o => o.Profile, profile =>
        {
            profile.Property(p => p.Name).HasColumnName("Name").HasMaxLength(Lengths.Name);
            profile.Property(p => p.Phone).HasColumnName("Phone").HasMaxLength(Lengths.Phone);
            profile.Property(p => p.City).HasColumnName("City").HasMaxLength(Lengths.Name);
            profile.Property(p => p.State).HasColumnName("State").HasMaxLength(Lengths.State);
            profile.Property(p => p.CrisisTeamId).HasColumnName("CrisisTeamId");
            profile.Property(p => p.Npi).HasColumnName("Npi").HasMaxLength(Npi.Length);
        });
        organization.Property(o => o.Check).HasJson();
        organization.Property(o => o.VerificationSteps).HasJson();
        organization.HasIndex(o => new { o.Verification, o.VerifiedUntil });
        organization.Property(o => o.EndpointIds).HasJson();
    }
}

internal sealed class EndpointMapping : IEntityTypeConfiguration<OrganizationEndpoint>
{
    public void Configure(EntityTypeBuilder<OrganizationEndpoint> endpoint)
    {
        endpoint.ToTable("endpoints");
        endpoint.ComplexProperty(e => e.Terms, terms =>
        {
            terms.Property(t => t.Connection).HasColumnName("Connection").HasMaxLength(ServiceDbContext.CodeLength);
            terms.Property(t => t.Name).HasColumnName("Name").HasMaxLength(Lengths.Name);
            terms.Property(t => t.Url).HasColumnName("Url").HasMaxLength(Lengths.Url);
        });
        endpoint.HasIndex(e => e.OrganizationId);
    }
}

internal sealed class StaffMapping : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> staff)
    {
        staff.ToTable("staff");
        staff.ComplexProperty(s => s.Profile, profile =>
        {
            profile.Property(p => p.GivenName).HasColumnName("GivenName").HasMaxLength(Lengths.Name);
            profile.Property(p => p.FamilyName).HasColumnName("FamilyName").HasMaxLength(Lengths.Name);
            profile.Property(p => p.Role).HasColumnName("Role").HasMaxLength(ServiceDbContext.CodeLength);
        });
        staff.HasIndex(s => s.OrganizationId);
        staff.HasIndex(s => s.PersonId);
    }
}

internal sealed class PeerGroupMapping : IEntityTypeConfiguration<PeerGroup>
{
    public void Configure(EntityTypeBuilder<PeerGroup> group)
    {
        group.ToTable("peer_groups");
        group.Property(g => g.Profile).HasJson();
        group.Property(g => g.FacilitatorIds).HasJson();
        group.Property(g => g.ListedFacilitatorIds).HasJson();
        group.HasIndex(g => new { g.OrganizationId, g.HasFacilitators });
        group.HasIndex(g => g.ChangedAt);
        group.Property(g => g.SortKey).HasMaxLength(SortKey.Length);
        group.HasIndex(g => g.SortKey);
        group.HasIndex(g => new { g.OrganizationId, g.SortKey });
    }
}

internal sealed class ParticipantMapping : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> participant)
    {
        participant.ToTable("participants");
        participant.ComplexProperty(p => p.Demographics, demographics =>
        {
            demographics.Ignore(d => d.SearchName);
            demographics.Property(d => d.GivenName).HasColumnName("GivenName").HasMaxLength(Lengths.Name);
            demographics.Property(d => d.FamilyName).HasColumnName("FamilyName").HasMaxLength(Lengths.Name);
            demographics.Property(d => d.BirthDate).HasColumnName("BirthDate");
            demographics.Property(d => d.Gender).HasColumnName("Gender").HasMaxLength(ServiceDbContext.CodeLength);
            demographics.Property(d => d.Phone).HasColumnName("Phone").HasMaxLength(Lengths.Phone);
        });
        participant.Property(p => p.SearchName).HasMaxLength((2 * Lengths.Name) + 1);
        participant.Property(p => p.Preferences).HasJson();
        participant.Property(p => p.SameAs).HasJson();
        participant.HasIndex(p => p.UncomparedSince);
        participant.HasMany(p => p.Enrollments).WithOne().HasForeignKey(e => e.ParticipantId);
        participant.Navigation(p => p.Enrollments).AutoInclude();
    }
}

internal sealed class EnrollmentMapping : IEntityTypeConfiguration<Enrollment>
{
    public void Configure(EntityTypeBuilder<Enrollment> enrollment)
    {
        enrollment.ToTable("enrollments");
        enrollment.HasKey(e => new { e.ParticipantId, e.OrganizationId });
        enrollment.HasIndex(e => e.OrganizationId);
        enrollment.OwnsOne(e => e.Identifier, identifier =>
        {
            // A table of its own: SQL Server's unique indexes would count enrollments without a number as equal.
            identifier.ToTable("identifiers");
            // An organization's own number and one that it was linked under do not get in each other's way.
            identifier.WithOwner()
                .HasForeignKey("ParticipantId", nameof(Enrollment.OrganizationId), nameof(Enrollment.IsRegistered))
                .HasPrincipalKey(e => new { e.ParticipantId, e.OrganizationId, e.IsRegistered });
            identifier.HasKey("ParticipantId", nameof(Enrollment.OrganizationId));
            identifier.Property(i => i.System).HasMaxLength(Lengths.IdentifierSystem);
            identifier.Property(i => i.Value).HasMaxLength(Lengths.IdentifierValue);
            identifier.HasIndex(
                nameof(Enrollment.OrganizationId),
                nameof(Enrollment.IsRegistered),
                nameof(Identifier.System),
                nameof(Identifier.Value)).IsUnique();
        });
    }
}
