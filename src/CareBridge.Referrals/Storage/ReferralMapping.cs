using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Referrals.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Referrals.Storage;

internal sealed class ReferralMapping : IEntityTypeConfiguration<Referral>
{
    /// <summary>Longest reason kept, in characters; requests are checked against the same number.</summary>
    public const int StatusReasonLength = 500;

    /// <summary>Longest words why somebody is referred.</summary>
    public const int ReasonLength = 2000;

    /// <summary>Longest system, and longest value, of an identifier.</summary>
    public const int IdentifierLength = 500;

    public void Configure(EntityTypeBuilder<Referral> referral)
    {
        referral.ToTable("referrals");
        referral.Ignore(r => r.Terms);
        referral.Ignore(r => r.Identifier);
        referral.Ignore(r => r.IsOpenToReceiver);
        referral.Ignore(r => r.CameToNothing);
        referral.Ignore(r => r.Awaits);
        referral.Property(r => r.ReasonCode).HasMaxLength(ServiceDbContext.CodeLength);
        referral.Ignore(r => r.Reason);
        referral.Ignore(r => r.StatusReason);
        referral.Ignore(r => r.Questions);
        referral.Property(r => r.Notes!).IsSealed();
        referral.Property(r => r.DocumentIds).HasJson();
        referral.HasMany(r => r.History).WithOne().HasForeignKey(entry => entry.ReferralId);
        referral.Property(r => r.ServiceCode).HasMaxLength(ServiceDbContext.CodeLength);
        referral.Property(r => r.OutcomeCode).HasMaxLength(ServiceDbContext.CodeLength);
        referral.Property(r => r.SortKey).HasMaxLength(SortKey.Length);
        referral.HasIndex(r => new { r.ReferringOrganizationId, r.SortKey });
        referral.HasIndex(r => new { r.ReceivingOrganizationId, r.SortKey });
        referral.HasIndex(r => new { r.ParticipantId, r.SortKey });
        referral.HasIndex(r => r.DueAt);
    }
}
