var ErrExists = errors.New("user already exists")

func Rename(ctx context.Context, id UserID, name string) (*User, error) {
	user, err := repo.Get(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("get user %d: %w", id, err)
	}
	if repo.NameTaken(name) {
		return nil, ErrExists
	}
	user.Name = name
	return user, nil
}
