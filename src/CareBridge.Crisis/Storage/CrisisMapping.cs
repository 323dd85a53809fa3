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
        escalation.Ignore(e => e.IsWaiting);
        escalation.Ignore(e => e.IsOpen);
        escalation.Property(e => e.SortKey).HasMaxLength(SortKey.Length);
        escalation.HasMany(e => e.Story).WithOne().HasForeignKey(entry => entry.EscalationId);
        escalation.HasIndex(e => new { e.RaisingOrganizationId, e.SortKey });
        escalation.HasIndex(e => new { e.CrisisTeamId, e.Status });
        escalation.HasIndex(e => e.HandOverUntil);
        escalation.HasIndex(e => e.OwnerId);
        escalation.HasIndex(e => new { e.ParticipantId, e.SortKey });
    }
}

internal sealed class EntryMapping : IEntityTypeConfiguration<EscalationEntry>
{
    public void Configure(EntityTypeBuilder<EscalationEntry> entry)
    {
        entry.ToTable("escalation_story");
        entry.HasKey(e => new { e.EscalationId, e.Version });
        entry.Property(e => e.Text!).IsSealed();
    }
}

internal sealed class ReportMapping : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> report)
    {
        report.ToTable("reports");
        report.Ignore(r => r.Concern);
        report.ComplexProperty(r => r.Screen);
        report.Property(r => r.Whereabouts!).IsSealed();
        report.HasIndex(r => r.EscalationId);
    }
}

internal sealed class OpenCaseMapping : IEntityTypeConfiguration<OpenCase>
{
    public void Configure(EntityTypeBuilder<OpenCase> open)
    {
        open.ToTable("open_cases");
        open.HasKey(o => new { o.OrganizationId, o.ParticipantId });
    }
}

internal sealed class LadderMapping : IEntityTypeConfiguration<Ladder>
{
    public void Configure(EntityTypeBuilder<Ladder> ladder)
    {
        ladder.ToTable("ladders");
        ladder.Ignore(l => l.IsClimbing);
        // Of two instances that find the same step due, one takes it.
        ladder.Property(l => l.Version).IsConcurrencyToken();
        ladder.HasIndex(l => l.NextAt);
        ladder.HasIndex(l => l.EscalationId);
    }
}

internal sealed class CrisisPageMapping : IEntityTypeConfiguration<CrisisPage>
{
    /// <summary>SHA-256 in hexadecimal.</summary>
    public const int HashLength = 64;

    public void Configure(EntityTypeBuilder<CrisisPage> page)
    {
        page.ToTable("pages");
        page.Property(p => p.TokenHash).HasMaxLength(HashLength);
        page.HasIndex(p => p.TokenHash);
        page.HasIndex(p => new { p.EscalationId, p.ClosedAt });
    }
}

internal sealed class FollowUpMapping : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> followUp)
    {
        followUp.ToTable("follow_ups");
        followUp.Property(f => f.Version).IsConcurrencyToken();
        followUp.Property(f => f.Text!).IsSealed();
        followUp.HasIndex(f => f.EscalationId);
        followUp.HasIndex(f => f.DueAt);
        followUp.HasIndex(f => new { f.CrisisTeamId, f.Status });
        followUp.HasIndex(f => f.OwnerId);
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
        participant.Ignore(p => p.Home);
        participant.Property(p => p.OrganizationIds).HasJson();
    }
}

internal sealed class KnownResponderMapping : IEntityTypeConfiguration<KnownResponder>
{
    public void Configure(EntityTypeBuilder<KnownResponder> responder)
    {
        responder.ToTable("known_responders");
        responder.HasKey(r => new { r.OrganizationId, r.StaffId });
        responder.Property(r => r.Version).IsConcurrencyToken();
    }
}
