using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Identities;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Directory.Storage;

internal sealed class ParticipantMatchMapping : IEntityTypeConfiguration<ParticipantMatch>
{
    public void Configure(EntityTypeBuilder<ParticipantMatch> match)
    {
        match.ToTable("participant_matches");
        match.Property(m => m.Version).IsConcurrencyToken();
        match.Property(m => m.Evidence).HasJson();
        match.Property(m => m.DecidedOn).HasJson();
        match.Property(m => m.Decisions).HasJson();
        match.Property(m => m.SortKey).HasMaxLength(SortKey.Length);
        match.HasIndex(m => m.SecondId);
        match.HasIndex(m => m.FirstId);
        match.HasIndex(m => new { m.Status, m.SortKey });
        match.HasIndex(m => new { m.FirstOrganizationId, m.SecondOrganizationId, m.SortKey });
    }
}

internal sealed class MatchKeyMapping : IEntityTypeConfiguration<MatchKey>
{
    public void Configure(EntityTypeBuilder<MatchKey> key)
    {
        key.ToTable("participant_match_keys");
        key.HasKey(k => new { k.ParticipantId, k.Digest });
        key.Property(k => k.Digest).HasMaxLength(MatchKey.DigestLength);
        key.HasIndex(k => k.Digest);
        key.HasOne<Participant>().WithMany().HasForeignKey(k => k.ParticipantId).OnDelete(DeleteBehavior.Cascade);
    }
}
