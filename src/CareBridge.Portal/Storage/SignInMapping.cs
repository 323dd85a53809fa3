using CareBridge.Platform.Storage;
using CareBridge.Portal.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CareBridge.Portal.Storage;

internal sealed class AuthenticatorMapping : IEntityTypeConfiguration<Authenticator>
{
    public void Configure(EntityTypeBuilder<Authenticator> authenticator)
    {
        authenticator.ToTable("authenticators");
        authenticator.HasKey(a => a.AccountId);
        authenticator.Property(a => a.Secret!).IsSealed();
        authenticator.Property(a => a.Offered!).IsSealed();
        authenticator.Property(a => a.Stamp).IsConcurrencyToken();
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("recovery_codes");
        code.HasKey(c => new { c.AccountId, c.Hash });
        code.Property(c => c.Hash).HasMaxLength(SignInLinkMapping.HashLength);
    }
}

internal sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>
{
    /// <summary>Of a public key as COSE writes it; RSA's are the longest.</summary>
    private const int KeyBytes = 2000;

    public void Configure(EntityTypeBuilder<Passkey> passkey)
    {
        passkey.ToTable("passkeys");
        passkey.Property(p => p.Name).HasMaxLength(Passkey.MaxNameLength);
        passkey.Property(p => p.CredentialId).HasMaxLength(Passkey.MaxCredentialBytes);
        passkey.Property(p => p.CredentialHash).HasMaxLength(SignInLinkMapping.HashLength);
        passkey.Property(p => p.PublicKey).HasMaxLength(KeyBytes);
        passkey.Property(p => p.Transports).HasJson();
        passkey.HasIndex(p => p.CredentialHash).IsUnique();
        passkey.HasIndex(p => p.AccountId);
    }
}

internal sealed class SecondFactorResetMapping : IEntityTypeConfiguration<SecondFactorReset>
{
    public void Configure(EntityTypeBuilder<SecondFactorReset> reset)
    {
        reset.ToTable("second_factor_resets");
        reset.Property(r => r.Reason).HasMaxLength(SecondFactorReset.MaxReasonLength);
        reset.HasIndex(r => new { r.AccountId, r.ResetAt });
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions");
        session.Property(s => s.Stamp).HasMaxLength(AccountMapping.StampLength);
        session.HasIndex(s => s.AccountId);
        session.HasIndex(s => s.ExpiresAt);
    }
}

internal sealed class SpentTokenMapping : IEntityTypeConfiguration<SpentToken>
{
    public void Configure(EntityTypeBuilder<SpentToken> token)
    {
        token.ToTable("spent_tokens");
        token.HasIndex(t => t.ExpiresAt);
    }
}

internal sealed class SignInLinkMapping : IEntityTypeConfiguration<SignInLink>
{
    /// <summary>Of SHA-256, in hexadecimal.</summary>
    public const int HashLength = 64;

    public void Configure(EntityTypeBuilder<SignInLink> link)
    {
        link.ToTable("sign_in_links");
        link.Property(l => l.TokenHash).HasMaxLength(HashLength);
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasIndex(l => new { l.AccountId, l.AskedAt });
        link.HasIndex(l => l.AskedAt);
        link.Property(l => l.UsedAt).IsConcurrencyToken();
    }
}
