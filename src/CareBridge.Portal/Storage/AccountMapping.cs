using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Portal.Storage;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    private const int HashLength = 200;
    public const int StampLength = 60;

    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.HasKey(a => a.Id);
        account.Property(a => a.Email).HasMaxLength(EmailAddress.MaxLength).IsRequired();
        account.Property(a => a.NormalizedEmail).HasMaxLength(EmailAddress.MaxLength).IsRequired();
        account.HasIndex(a => new { a.NormalizedEmail, a.JoinedAs }).IsUnique();
        account.HasIndex(a => a.SignInId);
        account.HasIndex(a => new { a.OrganizationId, a.Role });
        account.Property(a => a.PasswordHash).HasMaxLength(HashLength);
        account.Property(a => a.SecurityStamp).HasMaxLength(StampLength).IsRequired();
        account.Property(a => a.ConcurrencyStamp).HasMaxLength(StampLength).IsConcurrencyToken().IsRequired();
        account.Ignore(a => a.AdmittedAt);
        account.Ignore(a => a.SignsInBy);
        // Identity offers these; accounts of CareBridge have none of them.
        account.Ignore(a => a.UserName);
        account.Ignore(a => a.NormalizedUserName);
        account.Ignore(a => a.EmailConfirmed);
        account.Ignore(a => a.PhoneNumber);
        account.Ignore(a => a.PhoneNumberConfirmed);
        account.Ignore(a => a.TwoFactorEnabled);
        account.Ignore(a => a.LockoutEnabled);
    }
}

internal sealed class EmploymentMapping : IEntityTypeConfiguration<Employment>
{
    public void Configure(EntityTypeBuilder<Employment> employment)
    {
        employment.ToTable("employments");
        employment.HasKey(e => e.StaffId);
        employment.Property(e => e.Stamp).IsConcurrencyToken();
    }
}

internal sealed class PositionHolderMapping : IEntityTypeConfiguration<PositionHolder>
{
    public void Configure(EntityTypeBuilder<PositionHolder> holder)
    {
        holder.ToTable("position_holders");
        holder.HasKey(h => h.StaffId);
        holder.Property(h => h.Stamp).IsConcurrencyToken();
    }
}

internal sealed class KnownOrganizationMapping : IEntityTypeConfiguration<KnownOrganization>
{
    public void Configure(EntityTypeBuilder<KnownOrganization> organization)
    {
        organization.ToTable("known_organizations");
        organization.Property(o => o.Version).IsConcurrencyToken();
    }
}

internal sealed class AdministratorRosterMapping : IEntityTypeConfiguration<AdministratorRoster>
{
    public void Configure(EntityTypeBuilder<AdministratorRoster> roster)
    {
        roster.ToTable("administrator_rosters");
        roster.Property(r => r.Stamp).IsConcurrencyToken();
    }
}

internal sealed class ToldConflictsMapping : IEntityTypeConfiguration<ToldConflicts>
{
    public void Configure(EntityTypeBuilder<ToldConflicts> told)
    {
        told.ToTable("told_conflicts");
        told.HasKey(t => t.CallerId);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    /// <summary>Of SHA-256, in hexadecimal.</summary>
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("invitations");
        invitation.Ignore(i => i.Inviter);
        invitation.Property<InvitationStatus>("_status").HasColumnName("Status");
        invitation.Property(i => i.Address).IsSealed();
        invitation.Property(i => i.Email).HasJson();
        invitation.Property(i => i.TokenHash).HasMaxLength(HashLength);
        invitation.HasIndex(i => i.TokenHash).IsUnique();
        invitation.HasIndex(i => i.PersonId);
        invitation.HasIndex(i => i.ExpiresAt);
        invitation.Property(i => i.Stamp).IsConcurrencyToken();
        invitation.Property(i => i.SortKey).HasMaxLength(SortKey.Length);
        invitation.HasIndex(i => new { i.OrganizationId, i.SortKey });
    }
}
