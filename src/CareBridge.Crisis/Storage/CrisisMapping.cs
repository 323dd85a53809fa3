using CareBridge.Crisis.Domain;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Crisis.Storage;

internal sealed class EscalationMapping : IEntityTypeConfiguration<Escalation>
{
    public void Configure(EntityTypeBuilder<Escalation> escalation)
    {
        escalation.ToTable("escalations");
        escalation.Ignore(e => e.Concern);
        escalation.ComplexProperty(e => e.Screen);
        escalation.Property(e => e.SortKey).HasMaxLength(SortKey.Length);
        escalation.HasIndex(e => new { e.RaisingOrganizationId, e.SortKey });
        escalation.HasIndex(e => new { e.CrisisTeamId, e.Status });
    }
}

internal sealed class TeamPageMapping : IEntityTypeConfiguration<TeamPage>
{
    public void Configure(EntityTypeBuilder<TeamPage> page)
    {
        page.ToTable("team_pages");
        page.HasKey(p => new { p.EscalationId, p.Channel });
        page.Property(p => p.Channel).HasMaxLength(ServiceDbContext.CodeLength);
        // Of two instances that find the same page due, one marks it done.
        page.Property(p => p.PagedAt).IsConcurrencyToken();
        // A team that becomes known makes it due at once; whoever just found none must not put it off after that.
        page.Property(p => p.DueAt).IsConcurrencyToken();
        page.HasIndex(p => new { p.PagedAt, p.DueAt });
    }
}

internal sealed class KnownOrganizationMapping : IEntityTypeConfiguration<KnownOrganization>
{
    public void Configure(EntityTypeBuilder<KnownOrganization> organization)
    {
        organization.ToTable("known_organizations");
        organization.Property(o => o.Version).IsConcurrencyToken();
        organization.HasIndex(o => o.Kind);
    }
}

internal sealed class KnownParticipantMapping : IEntityTypeConfiguration<KnownParticipant>
{
    public void Configure(EntityTypeBuilder<KnownParticipant> participant)
    {
        participant.ToTable("known_participants");
        participant.Property(p => p.Version).IsConcurrencyToken();
        participant.Property(p => p.OrganizationIds).HasJson();
    }
}
