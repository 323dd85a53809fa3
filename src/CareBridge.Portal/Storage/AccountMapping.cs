using CareBridge.Platform.Domain;
using CareBridge.Portal.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Portal.Storage;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    private const int HashLength = 200;
    private const int StampLength = 60;

    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.HasKey(a => a.Id);
        account.Property(a => a.Email).HasMaxLength(EmailAddress.MaxLength).IsRequired();
        account.Property(a => a.NormalizedEmail).HasMaxLength(EmailAddress.MaxLength).IsRequired();
        account.HasIndex(a => a.NormalizedEmail).IsUnique();
        account.Property(a => a.PasswordHash).HasMaxLength(HashLength).IsRequired();
        account.Property(a => a.SecurityStamp).HasMaxLength(StampLength).IsRequired();
        account.Property(a => a.ConcurrencyStamp).HasMaxLength(StampLength).IsConcurrencyToken().IsRequired();
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
