namespace CareBridge.Platform.Storage;

public enum StoreProvider
{
    PostgreSql,
    SqlServer,
}
